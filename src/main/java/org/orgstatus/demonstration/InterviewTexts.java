package org.orgstatus.demonstration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Notes of conversations that never took place: for each open question of form E what is noted at a
 * weak alliance and at a strong one.
 */
final class InterviewTexts {

  private record Notes(List<String> weak, List<String> strong) {}

  static final String MARK = "（演示）";
  private static final String CODE = "=";
  private static final int STRONG = 3;

  /**
   * Item, weak notes, strong notes; several notes are parted by a bar. Behind the equals sign
   * stands the code that fits.
   */
  private static final String TEXTS =
      """
      ei_origin;开了一次成立会就挂了牌，之后没有再讨论过章程=ORG.found|主要是为了完成当年的任务，发起单位没有形成分工=ORG.found;先由省科协和几所高校开了三次座谈会，当时全省建会的高校不到三分之一，大家觉得需要一个抱团的平台=ORG.found|教育厅和省科协联合发文，牵头高校出人出场地，半年内完成了筹备=ORG.found
      ei_form;没有专门研究过，沿用会议的形式=ORG.form|考虑过登记，手续太多就放下了=ORG.form;比较过登记和不登记两种办法，不登记更灵活，但开票和签合同不方便=ORG.form|明年准备把章程交成员大会重新审议，再决定是否登记=ORG.form
      ei_lead;牵头高校换了领导以后就没有人管了=DIF.lead|没有轮换的办法，谁发通知谁牵头=ORG.lead;牵头高校由成员大会推举，每两年轮换一次，秘书处人员随之调整=ORG.lead|牵头高校提供办公室和一名专职人员，其他成员分担活动经费=ORG.lead
      ei_sec;秘书处没有专人，主要靠科研处的同志顺带做=DIF.staff|最近一个月没有开展工作=ORG.sec;最近一个月做了三件事：编资源目录、组织一次培训、给两所筹建高校送材料=ORG.sec|日常是收集需求、对接学会、组织活动，经费一半来自省科协，一半来自牵头高校=MEC.fund
      ei_member;报名就算加入，没有后续联系=DIF.member|不活跃的成员占多数=DIF.member;有一所职业学院先加入，参加了两次活动后校领导同意建会，前后用了八个月=FUN.found|未建会的高校可以先以观察员身份加入，有联络员一对一帮助=ORG.member
      ei_decide;活动由牵头单位自己定，其他高校接通知参加=MEC.meet|没有固定的分工办法=MEC.meet;最近一次论坛由理事会提议，三所高校分头承办，秘书处写总结=MEC.joint|每年年初征集一次题目，成员投票，谁提出谁牵头=MEC.meet
      ei_resource;项目名额还是由省科协直接发到学校=POS.assoc|没有经过联盟分配的项目=MEC.share;奖项推荐名额先在联盟内公示和评议，再报省科协，小学校第一次有了机会=FUN.resource|资源目录每季度更新，成员可以直接认领=MEC.share
      ei_func;说不清和省科协部门的工作有什么区别=POS.border|主要是开会交流=FUN.bridge;最主要的是把资源引到高校，单个学校做不了的跨校活动只有联盟能做=FUN.resource|帮助没有建会的高校，是省科协部门顾不过来的=FUN.found
      ei_position;没有汇报关系，一年见一次面=POS.assoc|不清楚在科协系统里算什么=POS.cast;省科协书面委托了三项任务，联盟负责人列席省科协有关会议=POS.assoc|希望在省科协委员会中有固定席位=POS.wish
      ei_edu;教育部门没有参与=POS.edu|只在成立时来过一次=POS.edu;教育厅把联盟活动列入年度要点，但没有纳入考核=POS.edu|联合发过两次文件，科研处负责联系=POS.edu
      ei_effect;没有看到明显变化=EFF.none|有没有联盟差别不大=EFF.none;这两年新建会的高校多数先参加过联盟活动，有名单可查=EFF.cover|跨校活动多了，学生参加的面也宽了=EFF.activity
      ei_voc;高职院校基本没有参加=EFF.voc|民办学校觉得与自己关系不大=EFF.voc;高职院校更愿意参加科普和技能类活动，联盟为此单设了一个组=EFF.voc|民办高校通过联盟第一次申请到了项目=EFF.voc
      ei_problem;没有经费，也没有人=DIF.fund|试过收会费，没有收起来=DIF.fund;没有法人资格，签协议要借牵头高校的章=DIF.legal|成员积极性不均，活动总是那几所学校在做=DIF.member
      ei_last;希望先把章程和人员定下来=SUG.prov|希望有人明确联盟到底归谁管=POS.border;希望省科协每年给固定经费，教育部门把建会列入评估=SUG.prov|希望中国科协明确联盟的地位，给一个示范文本=SUG.cast
      ei_other;受访者对联盟情况了解不多，材料现场没有找到|介绍与丁表的会议次数有出入，已记入小结;材料齐全，介绍与文件一致|现场气氛好，秘书处能当场拿出名册
      es_case;暂无可推广的做法;每年公布一次资源共享目录，由成员高校认领，去年认领了三十多项=CASE|为未建会高校编了一本办理手册，当年帮助四所高校建会=CASE
      es_check;丁表填报的会议次数没有材料支持，已请联盟核实;与丁表一致
      """;

  private static final Map<String, Notes> NOTES = read();

  private InterviewTexts() {}

  private static Map<String, Notes> read() {
    Map<String, Notes> notes = new LinkedHashMap<>();
    TEXTS
        .lines()
        .map(line -> line.split(";"))
        .forEach(
            parts ->
                notes.put(
                    parts[0],
                    new Notes(List.of(parts[1].split("\\|")), List.of(parts[2].split("\\|")))));
    return notes;
  }

  /** The code that a note deserves, as {@link #text} gave it; empty where none fits. */
  static Optional<String> code(String item, String text) {
    return Stream.ofNullable(NOTES.get(item))
        .flatMap(notes -> Stream.concat(notes.weak().stream(), notes.strong().stream()))
        .filter(note -> text.equals(words(note) + MARK) && note.contains(CODE))
        .map(note -> note.substring(note.indexOf(CODE) + 1))
        .findFirst();
  }

  private static String words(String note) {
    return note.contains(CODE) ? note.substring(0, note.indexOf(CODE)) : note;
  }

  static Set<String> items() {
    return NOTES.keySet();
  }

  /**
   * @param strength of the alliance, from 1 to 5
   */
  static String text(String item, int strength, Draws draws) {
    Notes notes = NOTES.get(item);
    return words(draws.pick(strength > STRONG ? notes.strong() : notes.weak())) + MARK;
  }
}
