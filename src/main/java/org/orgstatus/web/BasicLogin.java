package org.orgstatus.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.ApiTokens;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.SecondFactors;
import org.orgstatus.accounts.Throttle;
import org.orgstatus.base.LocalText;

/**
 * Recognises who asks by name and password in the header {@code Authorization: Basic}, as OpenRosa
 * clients send them. A token of the account counts as its password; where signing in asks for a
 * second step, nothing else does. Guessing is slowed down as on the log-in page.
 */
@RequestScoped
class BasicLogin {

  static final String CHALLENGE = "Basic realm=\"orgstatus\", charset=\"UTF-8\"";

  private static final String BASIC = "Basic ";

  private static final LocalText SECOND_STEP =
      LocalText.of(
          "这个账号登录时要验证第二步，设备上请用令牌作密码：在“我的账号—程序令牌”中新建一个，勾选 RECORD_VISIT。",
          "Signing in to this account has a second step. On the device use a token as password: make"
              + " one under \"My account\", \"Tokens for programs\", with RECORD_VISIT ticked.");

  @Inject Accounts accounts;
  @Inject ApiTokens tokens;
  @Inject SecondFactors factors;
  @Inject Throttle throttle;
  @Inject Caller caller;
  @Inject CurrentAccount current;

  private @Nullable Refusal refusal;

  static boolean isShown(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null
        && header.regionMatches(true, 0, BASIC, 0, BASIC.length())
        && OpenRosa.isAt(request.getRequestURI());
  }

  /** Why nobody was recognised, where there is more to say than that nobody was. */
  Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** The account that the header names, which asks from now on. */
  Optional<Account> find(HttpServletRequest request) {
    String[] shown = shown(request.getHeader("Authorization"));
    if (shown.length < 2) {
      return Optional.empty();
    }
    Optional<Account> byToken =
        tokens
            .find(shown[1])
            .filter(t -> t.account().loginName().equals(Account.normal(shown[0])))
            .map(
                token -> {
                  current.is(token);
                  return token.account();
                });
    return byToken.isPresent() ? byToken : byPassword(shown[0], shown[1]);
  }

  private Optional<Account> byPassword(String name, String password) {
    Duration wait = throttle.wait(name, caller.address());
    if (!wait.isZero()) {
      long seconds = wait.toSeconds() + 1;
      refusal =
          new Refusal(
              429,
              LocalText.of(
                  "输错次数过多，请" + seconds + "秒后再试。",
                  "Too many wrong tries; try again in " + seconds + " seconds."));
      return Optional.empty();
    }
    Optional<Account> account = accounts.authenticate(name, password);
    if (account.isEmpty()) {
      throttle.refused(name, caller.address());
      return Optional.empty();
    }
    throttle.accepted(name, caller.address());
    if (factors.isOn(account.get().id())) {
      refusal = new Refusal(401, SECOND_STEP);
      return Optional.empty();
    }
    current.is(account.get());
    return account;
  }

  private static String[] shown(String header) {
    try {
      byte[] bytes = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      return new String(bytes, StandardCharsets.UTF_8).split(":", 2);
    } catch (IllegalArgumentException e) {
      return new String[0];
    }
  }
}
