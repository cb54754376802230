package org.orgstatus.export.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.base.Language;
import org.orgstatus.export.writer.MessageWords;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/** Results as pages without a server: served with the assets beside them they can be looked at. */
public final class SamplePages {

  private SamplePages() {}

  public static void write(Path page, Language language, List<AnalysisResult> results)
      throws IOException {
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html><html lang=\"")
        .append(language.tag())
        .append("\"><head>")
        .append("<meta charset=\"utf-8\"><title>figures</title>")
        .append("<meta name=\"viewport\" content=\"width=device-width\">")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">")
        .append("<link rel=\"stylesheet\" href=\"assets/css/result.css\">")
        .append("<script src=\"assets/lib/echarts.min.js\"></script>")
        .append("<script type=\"module\" src=\"assets/js/figures.js\"></script></head><body>");
    for (AnalysisResult result : results) {
      html.append(rendered(result, language));
    }
    Files.createDirectories(page.getParent());
    Files.writeString(page, html.append("</body></html>"), StandardCharsets.UTF_8);
  }

  public static String rendered(AnalysisResult result, Language language) {
    FileTemplateResolver resolver = new FileTemplateResolver();
    resolver.setPrefix("src/main/webapp/WEB-INF/views/");
    resolver.setCharacterEncoding("UTF-8");
    TemplateEngine engine = new TemplateEngine();
    engine.setTemplateResolver(resolver);
    engine.setMessageResolver(new MessageWords());
    Context context =
        new Context(
            Locale.forLanguageTag(language.tag()),
            Map.of("page", ResultPage.of(result, language), "files", "/files/" + result.planId()));
    return engine.process("office/result.html", Set.of("section"), context);
  }
}
