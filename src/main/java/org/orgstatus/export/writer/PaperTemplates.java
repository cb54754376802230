package org.orgstatus.export.writer;

import java.util.HashMap;
import java.util.Map;
import org.orgstatus.base.Language;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Fills the templates of printed pages, {@code export/paper/*.xhtml}. They see their values, {@code
 * lang}, {@code style}, and the words of the pages as {@code #{key}}.
 */
final class PaperTemplates {

  private static final TemplateEngine ENGINE = engine();

  private PaperTemplates() {}

  static String fill(String template, Language language, Map<String, Object> values) {
    Map<String, Object> variables = new HashMap<>(values);
    variables.put("lang", language.tag());
    return ENGINE.process(template, new Context(language.locale(), variables));
  }

  private static TemplateEngine engine() {
    ClassLoaderTemplateResolver files =
        new ClassLoaderTemplateResolver(PaperTemplates.class.getClassLoader());
    files.setPrefix("org/orgstatus/export/paper/");
    files.setSuffix(".xhtml");
    files.setTemplateMode(TemplateMode.XML);
    files.setCharacterEncoding("UTF-8");
    TemplateEngine engine = new TemplateEngine();
    engine.setTemplateResolver(files);
    engine.setMessageResolver(new MessageWords());
    return engine;
  }
}
