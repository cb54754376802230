package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.orgstatus.questionnaire.ItemPath;

/** Where remarks of returns are found and answered. */
@ApplicationScoped
@Transactional
public class Remarks {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Clock clock;

  protected Remarks() {}

  /** Every remark ever made on a response, oldest first. */
  public List<Remark> list(Response response) {
    if (response.steps() == 0) {
      return List.of(); // remarks are made by returns
    }
    return entities
        .createQuery(
            "select r from Remark r where r.responseId = :id order by r.transitionNumber, r.id",
            Remark.class)
        .setParameter("id", response.id())
        .getResultList();
  }

  /** Those that the filler has to deal with before submitting again. */
  public List<Remark> listOpen(Response response) {
    return list(response).stream().filter(remark -> !remark.isSettled()).toList();
  }

  /**
   * Answers an open remark in place of, or beside, a change; blank words take the answer away.
   *
   * @throws NotEditable when the response is not being filled in
   */
  public void reply(Response response, long remarkId, String words) {
    if (!response.status().isEditable()) {
      throw new NotEditable(response.status());
    }
    Remark remark = entities.find(Remark.class, remarkId);
    if (remark == null || remark.responseId() != response.id() || remark.isSettled()) {
      throw new IllegalArgumentException("no open remark " + remarkId);
    }
    remark.answer(words, clock.instant());
  }

  void add(Transition returned, Map<ItemPath, String> texts) {
    texts.forEach((path, text) -> entities.persist(new Remark(returned, path, text)));
  }

  /** Settles what is open: the response stands submitted again. */
  void settle(Response response, int transitionNumber) {
    listOpen(response).forEach(remark -> remark.settle(transitionNumber));
  }
}
