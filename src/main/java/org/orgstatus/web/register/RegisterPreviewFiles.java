package org.orgstatus.web.register;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.export.file.TextTable;
import org.orgstatus.registry.RegisterImports;
import org.orgstatus.registry.RegisterPreview;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;

/** Every line of a preview as a workbook: the page shows only the first ones. */
@Path("office/register/import/{id}/changes.xlsx")
@RequestScoped
@Needs(Permission.CHANGE_REGISTER)
public class RegisterPreviewFiles {

  private static final LocalText OVER =
      LocalText.of(
          "这个预览已过期或已确认。请重新上传文件。",
          "This preview has expired or was confirmed. Upload the files again.");

  @Inject RegisterImports imports;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;
  @Inject Clock clock;

  @GET
  public Response changes(@PathParam("id") String id) {
    RegisterPreview preview =
        imports
            .findPreview(id, Long.toString(current.get().id()), clock.instant())
            .orElseThrow(() -> new Refusal(404, OVER));
    Messages words = Messages.in(language.get());
    return Files.answer(
        words.get("preview.title") + "-" + preview.asOf() + ".xlsx",
        Files.XLSX,
        out -> table(preview, words).writeXlsx(language.get(), preview.asOf(), out));
  }

  private static TextTable table(RegisterPreview preview, Messages words) {
    List<String> headings =
        Stream.of("what", "code", "name", "column", "old", "now")
            .map(column -> words.get("preview.column." + column))
            .toList();
    List<List<String>> rows = new ArrayList<>();
    preview.added().forEach(e -> rows.add(row(words.get("preview.added"), e)));
    for (RegisterPreview.Change change : preview.changed()) {
      for (RegisterPreview.FieldChange field : change.fields()) {
        rows.add(
            List.of(
                words.get("preview.changed"),
                change.code().value(),
                change.name(),
                words.get("register.column." + field.column()),
                field.old(),
                field.now()));
      }
    }
    preview.gone().forEach(e -> rows.add(row(words.get("preview.gone"), e)));
    return new TextTable(words.get("preview.title"), headings, rows);
  }

  private static List<String> row(String what, RegisterPreview.Entry entry) {
    return List.of(what, entry.code().value(), entry.name(), "", "", "");
  }
}
