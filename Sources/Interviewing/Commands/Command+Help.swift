public import Diagnostics

extension Command {
  /// What it does, in one line.
  public var summary: Phrase {
    switch self {
    case .help: Phrase(zh: "这些命令；:help 命令 看某个命令的用法", en: "these commands, or how to use one")
    case .list: Phrase(zh: "全部题目及作答情况", en: "all questions, with what is answered")
    case .missing: Phrase(zh: "还缺哪些必答题", en: "which required answers are missing")
    case .needed:
      Phrase(zh: "还有哪些题可能影响等级，影响大的在前", en: "which open questions may still change the grade")
    case .score: Phrase(zh: "目前得分及可能范围", en: "the scores so far, with their range")
    case .whatIf:
      Phrase(zh: "假如这样答，得分和等级会怎样（不保存）", en: "what an answer would change; saves nothing")
    case .why: Phrase(zh: "为什么问这一题", en: "why this question is asked")
    case .explain: Phrase(zh: "某个得分的计算过程", en: "how a figure is worked out")
    case .review: Phrase(zh: "签署前核对，异常在前", en: "all answers before signing, exceptions first")
    case .sign: Phrase(zh: "核对并签署", en: "review and sign")
    case .undo: Phrase(zh: "撤销上一步", en: "take back the last change")
    case .save: Phrase(zh: "确认已存盘（每题自动存盘）", en: "confirm that all is saved (each answer is)")
    case .quit: Phrase(zh: "存盘退出，以后接着填", en: "save and leave; go on later")
    case .back: Phrase(zh: "返回上一题（也可输入 <）", en: "go back one question (also <)")
    case .skip: Phrase(zh: "暂时跳过", en: "pass over for now")
    case .clear: Phrase(zh: "清空本题的答案", en: "take away the answer to this question")
    case .na: Phrase(zh: "记为不适用", en: "mark as not applicable")
    case .note: Phrase(zh: "给本题加备注", en: "add a remark to this question")
    case .text: Phrase(zh: "逐行输入多行文字", en: "write several lines of text")
    case .edit: Phrase(zh: "用编辑器写本题", en: "write this answer in your editor")
    case .goto: Phrase(zh: "跳到某一题或某一条", en: "go to a question or an entry")
    case .add: Phrase(zh: "增加一条（如一个备选方案）", en: "add an entry, such as an alternative")
    case .remove: Phrase(zh: "删除一条", en: "remove an entry")
    case .lang: Phrase(zh: "切换语言", en: "change the language")
    }
  }

  /// How to use it, with examples; what it leaves alone.
  public var details: Phrase {
    switch self {
    case .help, .list, .missing, .needed, .score, .whatIf, .why, .explain, .review: looking
    case .text, .edit: writing
    case .back, .skip, .clear, .na, .note, .undo, .goto, .add, .remove: changing
    case .sign, .save, .quit, .lang: leaving
    }
  }

  private var looking: Phrase {
    switch self {
    case .help:
      Phrase(
        zh: "例：:help na。? 看本题说明，?? 看本题的依据、任务和责任单位。以两个冒号、问号或小于号开头的一行当作文字。",
        en:
          "Example: :help na. ? is help on the question, ?? its grounds, task and units. A line that "
          + "begins with a doubled colon, question mark or < is text.")
    case .list:
      Phrase(
        zh: "● 已答，◐ 按默认值，○ 未答，× 已答但暂不计入，… 要看其他题怎么答。行首是题名，可用于 :goto。"
          + "例：:list 列出全部；:list B 只列领域 B；:list alternatives 只列备选方案。",
        en:
          "● answered, ◐ by default, ○ open, × answered but withheld, … depends on other questions. "
          + "Each line begins with the name for :goto. Examples: :list (everything), :list B "
          + "(domain B), :list alternatives.")
    case .missing:
      Phrase(
        zh: "列出签署前必须补答或修改的题。用 :goto 题名 前往。",
        en: "Lists what must be answered or changed before signing. :goto NAME goes there.")
    case .needed:
      Phrase(
        zh: "逐一试答每道未答的题，看总分的可能范围能缩小多少、等级能否因此确定。没有列出的题已经不会改变等级。",
        en:
          "Tries the answers to every open question: how far they narrow the range of the total, and "
          + "which grades they lead to. A question that is not listed can no longer change the grade."
      )
    case .score:
      Phrase(
        zh: "未定的指标按最差和最好两端计算，得出可能范围。用 :explain 名称 看某个数字怎么来的。",
        en:
          "Items that are open count at both ends, which gives the range. :explain NAME takes a figure "
          + "back to the answers.")
    case .whatIf:
      Phrase(
        zh: "例：:what-if 2，:what-if A1_1.rating -1。只算给您看，不改动任何答案。",
        en:
          "Examples: :what-if 2, :what-if A1_1.rating -1. It only works it out and changes nothing."
      )
    case .why:
      Phrase(
        zh: "例：:why，:why best_option。显示规则、规则读到的答案和依据；没有问到的题也可以查。",
        en:
          "Examples: :why, :why best_option. Shows the rule, the answers that it reads and its source; "
          + "works for questions that are not asked, too.")
    case .explain:
      Phrase(
        zh: "例：:explain total，:explain 总分，:explain A1-1。后面加数字多看几层：:explain total 9 一直看到答案。",
        en:
          "Examples: :explain total, :explain grade, :explain A1_1. A number shows more levels: "
          + ":explain total 9 goes down to the answers.")
    case .review:
      Phrase(
        zh: "先列红线、缺项、须修改的答案、提醒和发现的问题，再列得分和全部答案；暂不计入的答案列在最后。",
        en:
          "Red lines, missing and refused answers, notes and findings first; then the scores and all "
          + "answers, the withheld ones last.")
    case .back, .skip, .clear, .na, .note, .text, .edit, .undo, .goto, .add, .remove, .sign, .save,
      .quit, .lang:
      summary
    }
  }

  private var changing: Phrase {
    switch self {
    case .back:
      Phrase(
        zh: "回到上一题，原来的答案显示在方括号内，直接回车保留。不改动任何答案。",
        en: "The answer before stands in brackets; Enter keeps it. Nothing is changed.")
    case .skip:
      Phrase(
        zh: "必答题留待以后，:missing 会列出；选答题记为不答。已有的答案不变。",
        en:
          "A required question stays open and is listed by :missing; an optional one is left empty. An "
          + "answer that is there stays.")
    case .clear:
      Phrase(
        zh: "把本题恢复为未答；有默认值的恢复为默认值。可用 :undo 撤销。",
        en:
          "The question is open again, with its default if it has one. :undo brings the answer back."
      )
    case .na:
      Phrase(
        zh: "例：:na 本方案不涉及医保（本项）；:na A1 不涉及（任务 A1 的各项）；:na B 不涉及（领域 B 的各项）。"
          + "已有评分会先列出再问；已记为不适用的保留原来的理由。",
        en: "Examples: :na no bearing on insurance (this item); :na A1 no bearing (task A1); "
          + ":na B no bearing (domain B). Ratings that are there are shown first and you are asked; "
          + "an item that is not applicable already keeps its reason.")
    case .note:
      Phrase(
        zh: "例：:note 数据待统计局核实。备注写入档案，不计分；只输入 :note 删去备注。",
        en:
          "Example: :note figures to be checked. Remarks are on the record and never count; :note alone "
          + "takes it away.")
    case .undo:
      Phrase(
        zh: "逐步撤销本次打开以来的改动：答案、不适用、备注、增加和删除的条目。",
        en:
          "Takes back the changes of this session one by one: answers, not applicable, remarks, entries "
          + "added and removed.")
    case .goto:
      Phrase(
        zh:
          "例：:goto kind，:goto A1-1，:goto B（领域），:goto alternatives[2]（第2个备选方案）；在同一组条目里可只写 :goto 2。",
        en:
          "Examples: :goto kind, :goto A1-1, :goto B (a domain), :goto alternatives[2] (the second "
          + "alternative); among the entries themselves :goto 2 will do.")
    case .add:
      Phrase(
        zh: "例：:add，:add alternatives。先前答过“不再增加”也可以用。",
        en: "Examples: :add, :add alternatives. Works after you said that there are no more, too.")
    case .remove:
      Phrase(
        zh: "例：:remove 2，:remove alternatives[2]。先列出会一并删除的答案再问；可用 :undo 撤销。",
        en:
          "Examples: :remove 2, :remove alternatives[2]. The answers that go with it are shown and you "
          + "are asked; :undo brings them back.")
    case .help, .list, .missing, .needed, .score, .whatIf, .why, .explain, .review, .sign, .save,
      .quit, .lang, .text, .edit:
      summary
    }
  }

  private var writing: Phrase {
    self == .text
      ? Phrase(
        zh: "逐行输入，单独一行 . 结束；一行只有一个点的，输入 ..；Ctrl-C 先放在一边，:text 接着写。只用于可填多行的题。",
        en:
          "Type line by line; a line with a lone . ends the text, .. is such a line. Each line "
          + "is saved; Ctrl-C puts the text aside and :text goes on. For questions that take several "
          + "lines.")
      : Phrase(
        zh: "打开环境变量 VISUAL 或 EDITOR 所指的编辑器，先放入没写完的文字或现有答案；存盘退出后采用，没有改动则不变。",
        en:
          "Opens the editor that VISUAL or EDITOR names, with the answer in it. Save and leave to "
          + "take what you wrote; without a change all stays as it is.")
  }

  private var leaving: Phrase {
    switch self {
    case .sign:
      Phrase(
        zh: "必答题齐全后才能签署。先显示将要签署的内容，再输入口令；口令输入之前不会写入档案。",
        en:
          "Possible when nothing required is missing. What will be signed is shown first; nothing is "
          + "archived before the passphrase.")
    case .save:
      Phrase(
        zh: "每个答案在下一题出现之前已经写入磁盘，不需要另外保存。",
        en: "Each answer is on disk before the next question; there is nothing else to save.")
    case .quit:
      Phrase(
        zh: "随时可以退出。用 child-impact assess --resume last 接着填。",
        en: "Leave at any time; go on with child-impact assess --resume last.")
    case .lang:
      Phrase(
        zh: "例：:lang en。只改变显示的语言，不改动答案。",
        en: "Example: :lang zh. Changes what is shown, not the answers.")
    case .back, .skip, .clear, .na, .note, .text, .edit, .undo, .goto, .add, .remove, .help, .list,
      .missing, .needed, .score, .whatIf, .why, .explain, .review:
      summary
    }
  }
}
