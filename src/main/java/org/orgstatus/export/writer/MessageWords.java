package org.orgstatus.export.writer;

import org.jspecify.annotations.Nullable;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;

/**
 * Gives templates, of pages and of paper, the words of {@link Messages} as {@code #{key}}. A
 * missing key fails the page, it is no word.
 */
public final class MessageWords extends AbstractMessageResolver {

  @Override
  public String resolveMessage(
      ITemplateContext context,
      @Nullable Class<?> origin,
      String key,
      Object @Nullable [] parameters) {
    Language language = Language.of(context.getLocale().getLanguage());
    return Messages.in(language).get(key, parameters == null ? new Object[0] : parameters);
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
