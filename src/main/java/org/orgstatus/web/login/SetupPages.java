package org.orgstatus.web.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Setup;
import org.orgstatus.base.LocalText;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.NewPassword;
import org.orgstatus.web.Open;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/** The one-time page on which the first administrator sets a name and a password. */
@Path("setup/{token}")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Open
public class SetupPages {

  private static final LocalText USED =
      LocalText.of(
          "这个设置链接无效或已经用过。若还没有管理员，请重新启动服务器，日志里会有新的链接。",
          "This set-up link is not valid or has been used. If there is no administrator yet,"
              + " restart the server: its log shows a new link.");
  private static final LocalText NAME_MISSING = LocalText.of("请填写姓名。", "Enter your name.");
  @Inject Setup setup;
  @Inject Accounts accounts;
  @Inject CurrentLanguage language;
  @Inject Models models;

  @PathParam("token")
  String token;

  @GET
  public String ask() {
    requireOpen();
    return form("admin", "", Map.of());
  }

  @POST
  public Response finish(
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("display") @DefaultValue("") String display,
      @FormParam("password") @DefaultValue("") String password,
      @FormParam("again") @DefaultValue("") String again) {
    requireOpen();
    Map<String, List<LocalText>> faults = NewPassword.faults(accounts, name, password, again);
    NewPassword.add(faults, "name", accounts.faults(name));
    NewPassword.add(faults, "display", display.isBlank() ? List.of(NAME_MISSING) : List.of());
    if (!faults.isEmpty()) {
      return Response.status(422).entity(form(name, display, faults)).build();
    }
    if (setup.finish(token, name, display, password, language.get()).isEmpty()) {
      throw new Refusal(404, USED);
    }
    return Response.seeOther(URI.create("/login?notice=set-up")).build();
  }

  private void requireOpen() {
    if (!setup.isOpen(token)) {
      throw new Refusal(404, USED);
    }
  }

  private String form(String name, String display, Map<String, List<LocalText>> faults) {
    models.put("name", name);
    models.put("display", display);
    models.put("faults", faults);
    return "setup.html";
  }
}
