package org.orgstatus.export;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.Language;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
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
    engine.setMessageResolver(new Words());
    return engine;
  }

  /** The words of the pages; a missing key fails the document, it is no word. */
  private static final class Words extends AbstractMessageResolver {

    @Override
    public String resolveMessage(
        ITemplateContext context,
        @Nullable Class<?> origin,
        String key,
        Object @Nullable [] parameters) {
      Language language = Language.of(context.getLocale().getLanguage());
      return Labels.in(language).say(key, parameters == null ? new Object[0] : parameters);
    }

    @Override
    public String createAbsentMessageRepresentation(
        ITemplateContext context,
        @Nullable Class<?> origin,
        String key,
        Object @Nullable [] parameters) {
      throw new IllegalStateException("no message " + key);
    }
  }
}
