/// What `score --help` explains beyond its options.
enum ScoreHelp {
  static let text = """
    输入：CSV（首行题名，一行一个事项，空格为未答）或 NDJSON（一行一个 JSON 对象，键为题名）；
    UTF-8，.gz 自动解压。列 id 为行的编号，没有则用行号。多选题各项以空格分开。
    输出：问卷 output 所列各列，次序与输入相同；名为 .gz 的文件自动压缩。
    不合格的行不计分，逐行说明原因，用 --rejects 原样留存，改好后可再次计分。
    被中断（Ctrl-C）时，已完成的部分保留为“结果文件.from-line-N”，加 --from-line N 接着做。
    退出状态：0 完成；1 有退回的行或表头有误；2 用法有误；3 无法读写；130、143 被中断。

    Input: CSV (question names in the first line, a row each; an empty cell is
    unanswered) or NDJSON (a JSON object a line, keyed by question). UTF-8; .gz is
    unpacked. The column id is the key of a row, its number otherwise. Several
    choices are separated by blanks.
    Output: the columns of the questionnaire's output, in the order of the input;
    a name in .gz is packed. Rows that cannot be used are told with line, column
    and reason; --rejects keeps them as they came, to be repaired and scored again.
    Interrupted, a run leaves RESULTS.from-line-N, and --from-line N goes on there.
    Status: 0 done; 1 rows rejected, or a wrong header; 2 usage; 3 cannot read or
    write; 130, 143 interrupted.

      child-impact score rows.csv --output scores.csv --rejects rejects.csv
      zcat rows.csv.gz | child-impact score - | gzip > scores.csv.gz
      child-impact score rows.csv --summary text --by township
      child-impact score rows.csv --compare Questionnaires/old --output changes.csv
    """
}
