package org.orgstatus.demonstration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is written into open questions of the questionnaires: invented sentences, each with the code
 * of the coding frame that it deserves.
 */
final class WrittenTexts {

  /** The remarks of institutions without an association. */
  static final String WITHOUT_ASSOCIATION = "b_suggest";

  private record Sentence(String item, String code, String words) {}

  /** Item, code, sentence. */
  private static final List<Sentence> SENTENCES =
      read(
          """
          a_lever_text;FUN.academic;每月办一期学术沙龙，青年教师轮流主讲，校外同行也来参加
          a_lever_text;FUN.academic;以年度学术会议为主线，各学院轮流承办分会场
          a_lever_text;FUN.pop;科普志愿队每学期进社区和中小学，已形成固定的讲座菜单
          a_lever_text;FUN.pop;实验室和标本馆每年开放两周，与市科协联合组织
          a_lever_text;FUN.local;组织专家服务团到企业，每年帮助解决一批技术难题
          a_lever_text;FUN.local;与所在市共建服务站，教师带着成果去对接
          a_lever_text;FUN.talent;青年人才和奖项人选由科协统一推荐，校内先公示再上报
          a_lever_text;FUN.talent;建立人才名单，申报奖项时由科协组织辅导
          a_lever_text;MEC.incent;把组织活动折算成工作量，年底由科协对学院考核
          a_lever_text;MEC.incent;每年评选一次优秀组织单位，结果与下一年的活动经费挂钩
          a_suggest;DIF.fund;希望把科协经费列入学校年度预算，活动不再临时申请
          a_suggest;DIF.staff;希望给秘书处配一名专职人员，现在都是兼职
          a_suggest;SUG.prov;希望省科协多到学校指导，给一套办事流程
          a_suggest;SUG.prov;建议省科协每年组织一次高校科协秘书长培训
          a_suggest;SUG.cast;建议中国科协尽快印发组织通则，明确高校科协的定位
          a_suggest;SUG.cast;建议中国科协定期发布面向高校的资源项目清单
          a_suggest;SUG.edu;希望教育部门把科协工作纳入学校评估
          a_suggest;SUG.hei;建议学校党委每年专题研究一次科协工作，明确分管领导
          b_suggest;SUG.prov;希望得到成立程序方面的指导
          c_measure;MEC.incent;把建会目标落实到高校名单，每季度通报一次进展，当年新建数量明显增加
          c_measure;POS.edu;与教育厅联合发文，把高校科协工作列入年度工作要点
          c_measure;FUN.found;由省科协领导带队走访未建会高校，现场答复办理程序
          c_measure;MEC.share;每年举办一期高校科协秘书长培训班，推广好的做法
          c_suggest;SUG.cast;希望尽快印发高校科协组织通则，明确定位和审批权限
          c_suggest;SUG.cast;建议对高职高专院校另行提出建会要求
          c_suggest;FUN.resource;建议把资源项目清单发到省级科协，由省级科协组织高校申报
          c_suggest;DIF.fund;建议设立高校科协专项经费，省级配套有依据
          c_suggest;DIF.staff;建议明确省级科协管高校工作的人员，现在一人兼几项
          d_need;DIF.fund;希望有固定的工作经费，不再靠承办单位垫付
          d_need;DIF.staff;希望给秘书处一名专职人员
          d_need;POS.assoc;希望省科协书面明确联盟承担的任务和权限
          d_need;POS.edu;希望教育行政部门把联盟工作纳入对高校的指导
          d_suggest;MEC.share;建议每个联盟形成年度资源共享目录，由成员轮流牵头
          d_suggest;FUN.found;建议由联盟联系尚未建会的高校，一对一帮助准备材料
          d_suggest;SUG.cast;建议全国层面每年组织一次联盟之间的交流
          """);

  private WrittenTexts() {}

  private static List<Sentence> read(String lines) {
    return lines
        .lines()
        .map(line -> line.split(";"))
        .map(parts -> new Sentence(parts[0], parts[1], parts[2]))
        .toList();
  }

  private static Stream<Sentence> of(String item) {
    return SENTENCES.stream().filter(one -> one.item().equals(item));
  }

  /** Any of the sentences for an item. */
  static String text(String item, Draws draws) {
    return pick(of(item), draws);
  }

  /**
   * A sentence on a theme.
   *
   * @param themes weights of the codes
   */
  static String text(String item, Map<String, Double> themes, Draws draws) {
    String code = draws.weighted(themes);
    return pick(of(item).filter(one -> one.code().equals(code)), draws);
  }

  private static String pick(Stream<Sentence> sentences, Draws draws) {
    return draws.pick(sentences.map(Sentence::words).toList()) + InterviewTexts.MARK;
  }

  /** The code that a text deserves, as {@link #text} gave it; empty where none fits. */
  static Optional<String> code(String item, String text) {
    return of(item)
        .filter(one -> text.equals(one.words() + InterviewTexts.MARK))
        .map(Sentence::code)
        .findFirst();
  }
}
