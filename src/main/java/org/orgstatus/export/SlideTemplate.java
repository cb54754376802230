package org.orgstatus.export;

import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSimpleShape;
import org.apache.poi.xslf.usermodel.XSLFSlideLayout;
import org.apache.poi.xslf.usermodel.XSLFSlideMaster;
import org.openxmlformats.schemas.drawingml.x2006.main.CTFontCollection;
import org.openxmlformats.schemas.drawingml.x2006.main.CTFontScheme;
import org.openxmlformats.schemas.officeDocument.x2006.extendedProperties.CTProperties;
import org.orgstatus.export.figure.ChartType;

/** The empty presentation: wide pages, and typefaces for both scripts. */
final class SlideTemplate {

  private SlideTemplate() {}

  static XMLSlideShow open() {
    XMLSlideShow show = new XMLSlideShow();
    double wider = Slide.WIDTH / show.getPageSize().getWidth();
    show.setPageSize(new Dimension(Slide.WIDTH, Slide.HEIGHT));
    if (show.getCTPresentation().getSldSz().isSetType()) {
      show.getCTPresentation().getSldSz().unsetType();
    }
    for (XSLFSlideMaster master : show.getSlideMasters()) {
      master.getShapes().forEach(shape -> widen(shape, wider));
      for (XSLFSlideLayout layout : master.getSlideLayouts()) {
        layout.getShapes().forEach(shape -> widen(shape, wider));
      }
      CTFontScheme fonts = master.getTheme().getXmlObject().getThemeElements().getFontScheme();
      set(fonts.getMajorFont());
      set(fonts.getMinorFont());
    }
    tidy(show);
    return show;
  }

  private static void widen(XSLFShape shape, double wider) {
    if (shape instanceof XSLFSimpleShape simple && simple.getAnchor() != null) {
      Rectangle2D at = simple.getAnchor();
      simple.setAnchor(
          new Rectangle2D.Double(
              at.getX() * wider, at.getY(), at.getWidth() * wider, at.getHeight()));
    }
  }

  private static void set(CTFontCollection fonts) {
    fonts.getLatin().setTypeface(ChartType.SLIDE_LATIN);
    fonts.getEa().setTypeface(ChartType.SLIDE_EAST_ASIAN);
  }

  /** What the library's empty file says of itself is not true of ours. */
  private static void tidy(XMLSlideShow show) {
    CTProperties properties =
        show.getProperties().getExtendedProperties().getUnderlyingProperties();
    properties.setPresentationFormat("Widescreen");
    if (properties.isSetHeadingPairs()) {
      properties.unsetHeadingPairs();
    }
    if (properties.isSetTitlesOfParts()) {
      properties.unsetTitlesOfParts();
    }
    OPCPackage file = show.getPackage();
    for (PackageRelationship picture :
        file.getRelationshipsByType(PackageRelationshipTypes.THUMBNAIL)) {
      file.removePart(file.getPart(picture).getPartName());
      file.removeRelationship(picture.getId());
    }
  }
}
