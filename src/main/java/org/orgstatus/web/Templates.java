package org.orgstatus.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.export.writer.MessageWords;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.WebApplicationTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/**
 * Fills the templates in {@code WEB-INF/views}. Every one sees, beside its own values, {@code
 * frame} (see {@link Frame}), {@code lang} (zh or en) and the words of {@link Messages} as {@code
 * #{key}}.
 */
@ApplicationScoped
public class Templates {

  private final TemplateEngine engine = new TemplateEngine();

  @Inject ServletContext context;
  @Inject Frames frames;

  private JakartaServletWebApplication application;

  @PostConstruct
  void configure() {
    application = JakartaServletWebApplication.buildApplication(context);
    WebApplicationTemplateResolver views = new WebApplicationTemplateResolver(application);
    views.setPrefix("/WEB-INF/views/");
    views.setSuffix(".html");
    views.setTemplateMode(TemplateMode.HTML);
    views.setCharacterEncoding("UTF-8");
    engine.setTemplateResolver(views);
    engine.setMessageResolver(new MessageWords());
  }

  /**
   * A filled page.
   *
   * @param view the template, for example {@code office/start.html}
   */
  String fill(
      String view,
      Map<String, Object> values,
      HttpServletRequest request,
      HttpServletResponse response) {
    Language language = CurrentLanguage.of(request);
    Map<String, Object> variables = new HashMap<>(values);
    variables.put("frame", frames.of(request, response));
    variables.put("lang", language.tag());
    WebContext page =
        new WebContext(application.buildExchange(request, response), language.locale(), variables);
    StringWriter text = new StringWriter();
    engine.process(view, page, text);
    return text.toString();
  }
}
