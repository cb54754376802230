package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.DeviceSheetRefused.Reason;
import org.orgstatus.collection.DeviceSheetRefused.Stop;
import org.orgstatus.collection.file.RefusedUpload;
import org.orgstatus.questionnaire.AnswerSheet;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.questionnaire.xform.SentSheet;

/**
 * Takes sheets that programs on devices send into the draft of a response. One sent twice is taken
 * once; its files may come later, one at a time. Rows of a sheet stand beside those of others; of
 * two people who answer one question differently the second is told, and nothing is overwritten.
 * What a section asks two people to rate alone is kept as the sender's own rating. What the sheet's
 * own answers leave out, such as notes of somebody who did not consent, is never stored.
 */
@ApplicationScoped
@Transactional
public class DeviceSheets {

  /** Letters of a hash that begin the ids of a sheet's rows. */
  private static final int ROW_KEY = 8;

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Responses responses;
  @Inject private ResponseGate gate;
  @Inject private WaveForms forms;
  @Inject private Fillings fillings;
  @Inject private VisitRatings ratings;
  @Inject private Attachments attachments;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected DeviceSheets() {}

  /** A sheet as it arrived, with those of its files that came along, by name. */
  public record Sent(SentSheet sheet, byte[] xml, Map<String, InputStream> files) {}

  /**
   * What became of a sheet.
   *
   * @param isNew whether its answers were stored now
   * @param files stored now
   * @param awaited names of files that have not arrived yet
   * @param leftOut answers that the sheet's other answers leave out
   * @param open required questions of the response that nobody has answered yet
   */
  public record Taken(
      boolean isNew, int files, List<String> awaited, Set<String> leftOut, int open) {}

  /** What a sheet says once everything that it leaves out is gone. */
  private record Kept(
      Routing routing,
      Map<ItemPath, AnswerValue> answers,
      Map<ItemPath, String> files,
      Set<String> leftOut) {}

  /**
   * Takes a sheet, or files of one that is known.
   *
   * @param formId form that the response begins with
   * @throws DeviceSheetRefused when it has faults or contradicts what is stored
   * @throws NotEditable when the response was sent already
   * @throws WaveNotOpen when answers are not taken now
   */
  public Taken take(String waveId, String formId, String unitCode, Sent sent, long accountId) {
    String hash = Hashes.sha256(sent.xml());
    Optional<DeviceSheet> known = known(sent.sheet().instanceId(), hash, accountId);
    if (known.isPresent() && sent.files().isEmpty()) {
      return new Taken(false, 0, List.of(), Set.of(), 0);
    }
    Response response = responses.open(waveId, formId, unitCode);
    gate.locked(response.id()); // or the same sheet, sent twice at once, would be new twice
    known = known(sent.sheet().instanceId(), hash, accountId);
    if (known.filter(sheet -> sheet.responseId() != response.id()).isPresent()) {
      throw alreadyThere();
    }
    Optional<DeviceSheet> replaced = sent.sheet().replaced().map(id -> replaced(id, response));
    String firstId =
        known.or(() -> replaced).map(DeviceSheet::firstId).orElse(sent.sheet().instanceId());
    Kept kept = kept(response, sent.sheet(), rowKey(firstId));
    if (known.isPresent() && coming(kept, sent, arrived(known.get())).isEmpty()) {
      return taken(false, 0, kept, arrived(known.get()), response);
    }
    gate.requireEditable(response);
    DeviceSheet sheet =
        known.orElseGet(
            () ->
                new DeviceSheet(
                    sent.sheet().instanceId(),
                    response,
                    accountId,
                    hash,
                    replaced,
                    clock.instant()));
    if (known.isEmpty()) {
      entities.persist(sheet);
      entities.flush(); // its files refer to it
    }
    return store(response, sheet, known.isEmpty(), kept, sent, accountId);
  }

  private Taken store(
      Response response, DeviceSheet sheet, boolean isNew, Kept kept, Sent sent, long accountId) {
    Draft draft = response.draft();
    Set<Long> own = isNew ? chain(sheet) : Set.of();
    List<Change> changes = new ArrayList<>();
    if (isNew) {
      changes.addAll(changes(kept, draft, own, rowKey(sheet.firstId())));
    }
    Set<ItemPath> arrived = arrived(sheet);
    List<DeviceFile> received = new ArrayList<>();
    Map<ItemPath, AnswerValue> files =
        keep(response, sheet, kept, coming(kept, sent, arrived), sent, received);
    requireFaultless(response, kept, files);
    files.forEach((path, file) -> changes.add(change(path, SheetJson.value(file), draft, own)));
    Saved saved = responses.save(response.id(), changes, accountId);
    refuse(saved);
    for (DeviceFile file : received) {
      file.stored(saved.revision());
      entities.persist(file);
    }
    if (isNew) {
      rate(response, kept, accountId);
      sheet.stored(saved.revision());
    }
    arrived.addAll(files.keySet());
    recorded.fire(
        new Recorded(
            "device-sheet-taken",
            "unit " + response.unitCode(),
            "wave "
                + response.waveId()
                + ", form "
                + response.formId()
                + ", sheet "
                + sheet.instanceId()
                + (isNew ? "" : ", files only")));
    return taken(isNew, files.size(), kept, arrived, response);
  }

  private Taken taken(
      boolean isNew, int files, Kept kept, Set<ItemPath> arrived, Response response) {
    List<String> awaited =
        kept.files().entrySet().stream()
            .filter(file -> !arrived.contains(file.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    Set<String> alone = ratedAlone(kept.routing());
    long open =
        fillings.of(response).faults().stream()
            .filter(fault -> fault.kind() == Fault.Kind.REQUIRED)
            .filter(fault -> !alone.contains(fault.path().name()))
            .count();
    return new Taken(isNew, files, awaited, kept.leftOut(), (int) open);
  }

  // what is known

  private Optional<DeviceSheet> known(String instanceId, String hash, long accountId) {
    Optional<DeviceSheet> found = find(instanceId);
    if (found
        .filter(sheet -> !sheet.xmlHash().equals(hash) || sheet.accountId() != accountId)
        .isPresent()) {
      throw alreadyThere();
    }
    return found;
  }

  /** Asks the database each time: what was not there before a lock may be there after it. */
  private Optional<DeviceSheet> find(String instanceId) {
    return entities
        .createQuery("select s from DeviceSheet s where s.instanceId = :id", DeviceSheet.class)
        .setParameter("id", instanceId)
        .getResultStream()
        .findFirst();
  }

  private static DeviceSheetRefused alreadyThere() {
    return new DeviceSheetRefused(
        Reason.CONFLICT,
        LocalText.of(
            "这个编号的记录已经收到过，但内容不同，没有改动任何内容。要更正，请在网页上修改，或在设备上用“编辑已提交的记录”另发一份。",
            "A sheet with this id has arrived before with other content; nothing was changed. To"
                + " correct it, use the pages of the study, or \"edit a sent form\" on the"
                + " device."),
        List.of());
  }

  private DeviceSheet replaced(String id, Response response) {
    DeviceSheet sheet =
        find(id)
            .filter(found -> found.responseId() == response.id())
            .orElseThrow(
                () ->
                    new DeviceSheetRefused(
                        Reason.UNKNOWN,
                        LocalText.of(
                            "这份记录要替换的原记录没有收到过，没有保存任何内容。请先发送原记录，再发送更正。",
                            "The sheet that this one corrects never arrived; nothing was stored."
                                + " Send that one first, then the correction."),
                        List.of()));
    boolean again =
        !entities
            .createQuery("select s from DeviceSheet s where s.replacedId = :id", DeviceSheet.class)
            .setParameter("id", id)
            .getResultList()
            .isEmpty();
    if (again) {
      throw new DeviceSheetRefused(
          Reason.CONFLICT,
          LocalText.of(
              "原记录已经被另一份更正替换过，没有保存任何内容。请在最新的一份上更正，或在网页上修改。",
              "The sheet was corrected by another one before; nothing was stored. Correct the"
                  + " latest one, or use the pages of the study."),
          List.of());
    }
    return sheet;
  }

  /** Revisions of the draft that the sheets before this one in its chain have made. */
  private Set<Long> chain(DeviceSheet sheet) {
    Set<Long> revisions = new HashSet<>();
    for (String query :
        List.of(
            "select s.draftRevision from DeviceSheet s"
                + " where s.firstId = :first and s.instanceId <> :own",
            "select f.draftRevision from DeviceFile f, DeviceSheet s"
                + " where f.instanceId = s.instanceId"
                + " and s.firstId = :first and s.instanceId <> :own")) {
      revisions.addAll(
          entities
              .createQuery(query, Long.class)
              .setParameter("first", sheet.firstId())
              .setParameter("own", sheet.instanceId())
              .getResultList());
    }
    return revisions;
  }

  private Set<ItemPath> arrived(DeviceSheet sheet) {
    Set<ItemPath> paths = new TreeSet<>();
    entities
        .createQuery("select f from DeviceFile f where f.instanceId = :id", DeviceFile.class)
        .setParameter("id", sheet.instanceId())
        .getResultList()
        .forEach(file -> paths.add(file.path()));
    return paths;
  }

  private static String rowKey(String firstId) {
    return Hashes.sha256(firstId).substring(0, ROW_KEY);
  }

  // what the sheet says

  private Kept kept(Response response, SentSheet sheet, String rowKey) {
    Routing routing = forms.routing(response.waveId(), response.formId());
    SentSheet.Answers read = sheet.answers(routing, rowKey);
    Filling filling =
        new Filling(routing, fillings.around(response), new AnswerSheet(read.answers()));
    Predicate<ItemPath> left = path -> !filling.isAsked(path);
    Set<String> leftOut = new TreeSet<>();
    Stream.concat(read.answers().keySet().stream(), read.files().keySet().stream())
        .filter(left)
        .forEach(path -> leftOut.add(path.name()));
    Map<ItemPath, AnswerValue> answers = new TreeMap<>(read.answers());
    answers.keySet().removeIf(left);
    Map<ItemPath, String> files = new TreeMap<>(read.files());
    files.keySet().removeIf(left);
    List<Stop> stops = new ArrayList<>();
    read.faults().forEach(fault -> stops.add(new Stop(fault.path(), fault.message())));
    refuse(stops);
    return new Kept(routing, answers, files, leftOut);
  }

  private void requireFaultless(Response response, Kept kept, Map<ItemPath, AnswerValue> files) {
    Map<ItemPath, AnswerValue> all = new TreeMap<>(kept.answers());
    all.putAll(files);
    Filling filling = new Filling(kept.routing(), fillings.around(response), new AnswerSheet(all));
    refuse(
        filling.faults().stream()
            .filter(fault -> fault.kind() != Fault.Kind.REQUIRED)
            .map(fault -> new Stop(fault.path(), fault.message()))
            .toList());
  }

  private static void refuse(List<Stop> stops) {
    if (!stops.isEmpty()) {
      throw new DeviceSheetRefused(
          Reason.FAULTY,
          LocalText.of(
              "有" + stops.size() + "处要改正，没有保存任何内容。请在设备上打开这份记录改正后再发送。",
              stops.size()
                  + " answers need correction; nothing was stored. Open the sheet on the device,"
                  + " correct it and send it again."),
          stops);
    }
  }

  /** What stands already and what somebody else has changed since. */
  private static void refuse(Saved saved) {
    List<Stop> stops = new ArrayList<>();
    saved.faults().forEach(fault -> stops.add(new Stop(fault.path(), fault.message())));
    refuse(stops);
    saved
        .conflicts()
        .forEach(
            conflict ->
                stops.add(
                    new Stop(
                        conflict.path(), LocalText.of("已有另外的答案", "another answer stands there"))));
    if (!stops.isEmpty()) {
      throw new DeviceSheetRefused(
          Reason.CONFLICT,
          LocalText.of(
              "这次走访的问卷中已有他人填写的不同答案，没有覆盖，也没有保存这份记录。请与同行者核对：在设备上改成一致，" + "或选“只有本人的访谈和评定”后再发送。",
              "Somebody has answered differently before; nothing was overwritten and nothing of"
                  + " this sheet stored. Compare with your partner: make the answers agree on the"
                  + " device, or choose \"my interviews and my rating only\", and send it again."),
          stops);
    }
  }

  // how it is stored

  private static Set<String> ratedAlone(Routing routing) {
    Set<String> names = new HashSet<>();
    routing
        .forms()
        .forEach(form -> form.ratedAlone().forEach(question -> names.add(question.name())));
    return names;
  }

  private static List<Change> changes(Kept kept, Draft draft, Set<Long> own, String rowKey) {
    Set<String> alone = ratedAlone(kept.routing());
    List<Change> changes = new ArrayList<>();
    for (Map.Entry<ItemPath, Draft.Entry> entry : draft.entries().entrySet()) {
      ItemPath path = entry.getKey();
      boolean gone =
          own.contains(entry.getValue().revision())
              && !kept.answers().containsKey(path)
              && !kept.files().containsKey(path)
              && !isRepeat(kept.routing(), path);
      if (gone) {
        changes.add(change(path, JsonValue.NULL, draft, own));
      }
    }
    Map<ItemPath, AnswerValue> answers = new LinkedHashMap<>(kept.answers());
    kept.routing()
        .nodes()
        .filter(node -> node.item() instanceof Item.Repeat repeat && repeat.count().isEmpty())
        .map(node -> ItemPath.of(node.name()))
        .forEach(
            path -> {
              AnswerValue rows = answers.remove(path);
              beside(path, rows, draft, rowKey).ifPresent(changes::add);
            });
    answers.forEach(
        (path, value) -> {
          if (!alone.contains(path.name())) {
            changes.add(change(path, SheetJson.value(value), draft, own));
          }
        });
    return changes;
  }

  private static boolean isRepeat(Routing routing, ItemPath path) {
    return routing.node(path.name()).filter(n -> n.item() instanceof Item.Repeat).isPresent();
  }

  /** The rows of a sheet after those of all others; nobody else's row is touched. */
  private static Optional<Change> beside(
      ItemPath path, AnswerValue rows, Draft draft, String rowKey) {
    List<String> all = new ArrayList<>();
    if (draft.valueOf(path) instanceof JsonArray standing) {
      standing.getValuesAs(JsonString::getString).stream()
          .filter(row -> !SentSheet.isRowOf(rowKey, row))
          .forEach(all::add);
    }
    if (rows instanceof AnswerValue.Rows added) {
      all.addAll(added.ids());
    }
    JsonValue value = SheetJson.value(new AnswerValue.Rows(all));
    return value.equals(draft.valueOf(path)) || all.isEmpty() && rows == null
        ? Optional.empty()
        : Optional.of(new Change(path, value, draft.revisionOf(path)));
  }

  /** A change on what nobody has answered, or on what an earlier sheet of the chain has. */
  private static Change change(ItemPath path, JsonValue value, Draft draft, Set<Long> own) {
    long stands = draft.revisionOf(path);
    return new Change(path, value, own.contains(stands) ? stands : 0);
  }

  /** The question by name of each file that came along and was not stored yet. */
  private static Map<ItemPath, String> coming(Kept kept, Sent sent, Set<ItemPath> arrived) {
    Map<ItemPath, String> coming = new TreeMap<>(kept.files());
    coming.keySet().removeAll(arrived);
    coming.values().removeIf(name -> !sent.files().containsKey(name));
    return coming;
  }

  private Map<ItemPath, AnswerValue> keep(
      Response response,
      DeviceSheet sheet,
      Kept kept,
      Map<ItemPath, String> coming,
      Sent sent,
      List<DeviceFile> received) {
    Map<ItemPath, AnswerValue> stored = new TreeMap<>();
    Set<String> read = new HashSet<>();
    coming.forEach(
        (path, name) -> {
          if (!read.add(name)) { // a stream can be read once
            return;
          }
          try {
            Attachment file =
                attachments.store(
                    response,
                    path,
                    name,
                    sent.files().get(name),
                    largest(kept.routing(), path),
                    sheet.accountId());
            received.add(new DeviceFile(sheet, path, name, file));
            stored.put(path, file.answer());
          } catch (RefusedUpload refused) {
            throw new DeviceSheetRefused(
                refused.tooLarge() ? Reason.TOO_LARGE : Reason.FAULTY,
                refused.words(),
                List.of(new Stop(path, refused.words())));
          }
        });
    return stored;
  }

  /** Recordings are long: each question has the limit of its form. */
  private static long largest(Routing routing, ItemPath path) {
    return routing
        .node(path.name())
        .flatMap(Routing.Node::question)
        .map(Item.Question::largestFile)
        .orElse(OptionalLong.empty())
        .orElse(Attachments.LARGEST);
  }

  private void rate(Response response, Kept kept, long accountId) {
    List<Item.Question> questions = ratings.questions(response);
    Map<String, String> given = new HashMap<>();
    for (Item.Question question : questions) {
      if (kept.answers().get(ItemPath.of(question.name())) instanceof AnswerValue.Chosen chosen) {
        given.put(question.name(), chosen.code());
      }
    }
    if (given.isEmpty()) {
      return;
    }
    List<Item.Question> missing = VisitRatings.missing(questions, given);
    refuse(
        missing.stream()
            .map(
                q ->
                    new Stop(ItemPath.of(q.name()), LocalText.of("评定要逐题作答", "rate every question")))
            .toList());
    boolean same =
        ratings.own(response, accountId).filter(own -> own.answers().equals(given)).isPresent();
    if (!same && !ratings.give(response.id(), given, accountId)) {
      throw new DeviceSheetRefused(
          Reason.CONFLICT,
          LocalText.of(
              "两名走访人员的评定都已收到，不能再改；没有保存任何内容。请把评定改回原来的选择后再发送，商定的结果在网页上填写。",
              "Both ratings are given and stay as they are; nothing was stored. Set your rating"
                  + " back to what it was and send the sheet again; what you agree on is filled in"
                  + " on the pages of the study."),
          List.of());
    }
  }
}
