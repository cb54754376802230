package org.orgstatus.export.writer;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Draws the lines, boxes and dots of figures into a PDF as lines, not as pictures. */
final class PdfDrawings implements FSObjectDrawerFactory, FSObjectDrawer {

  private static final String TYPE = "image/x-drawing";

  private final List<FigureDrawing> drawings;

  /**
   * @param drawings as elements name them, by number from 0
   */
  PdfDrawings(List<FigureDrawing> drawings) {
    this.drawings = drawings;
  }

  @Override
  public boolean isReplacedObject(Element element) {
    return element.getTagName().equals("object") && element.getAttribute("type").equals(TYPE);
  }

  @Override
  public @Nullable FSObjectDrawer createDrawer(Element element) {
    return isReplacedObject(element) ? this : null;
  }

  @Override
  public @Nullable Map<java.awt.Shape, String> drawObject(
      Element element,
      double x,
      double y,
      double width,
      double height,
      OutputDevice device,
      RenderingContext context,
      int dotsPerPixel) {
    FigureDrawing drawing = drawings.get(Integer.parseInt(element.getAttribute("data")));
    float wide = (float) width / dotsPerPixel;
    float high = (float) height / dotsPerPixel;
    device.drawWithGraphics(
        (float) x,
        (float) y,
        wide,
        high,
        graphics -> {
          graphics.scale(wide / drawing.width(), high / drawing.height());
          drawing.shapes().forEach(shape -> draw(graphics, shape));
        });
    return null;
  }

  private static void draw(Graphics2D to, FigureDrawing.Shape shape) {
    if (shape instanceof FigureDrawing.Shape.Line line) {
      to.setColor(Color.decode(line.colour()));
      float width = (float) line.width();
      to.setStroke(
          line.dashed()
              ? new BasicStroke(
                  width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 3}, 0)
              : new BasicStroke(width));
      to.draw(new Line2D.Double(line.x1(), line.y1(), line.x2(), line.y2()));
    } else if (shape instanceof FigureDrawing.Shape.Box box) {
      to.setColor(Color.decode(box.colour()));
      to.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
    } else if (shape instanceof FigureDrawing.Shape.Dot dot) {
      to.setColor(Color.decode(dot.colour()));
      double r = dot.radius();
      double[][] corners = dot.corners();
      if (corners.length > 0) {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(dot.x() + corners[0][0], dot.y() + corners[0][1]);
        for (double[] corner : corners) {
          path.lineTo(dot.x() + corner[0], dot.y() + corner[1]);
        }
        path.closePath();
        to.fill(path);
      } else {
        to.fill(new Ellipse2D.Double(dot.x() - r, dot.y() - r, 2 * r, 2 * r));
      }
    }
  }
}
