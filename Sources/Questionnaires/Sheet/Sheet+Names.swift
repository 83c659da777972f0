extension Sheet {
  /// The question that `name` names: `A1_1.rating`, or in a repeat with its instance from 1,
  /// `alternatives[2].title`. Nil where there is no such question or instance.
  public func address(named name: String) -> Address? {
    if let question = questionnaire.question(named: name) {
      return question.repeatIndex == nil ? Address(question.index) : nil
    }
    guard let open = name.firstIndex(of: "["), let close = name.firstIndex(of: "]"), open < close,
      let number = Int(name[name.index(after: open)..<close]), number >= 1,
      let question = questionnaire.question(
        named: String(name[..<open] + name[name.index(after: close)...])),
      let index = question.repeatIndex, number <= instances[index].count
    else { return nil }
    return Address(question.index, instance: number - 1)
  }

  /// How an address is written: the reverse of ``address(named:)``.
  public func name(of address: Address) -> String {
    let question = questionnaire[address.question]
    guard let instance = address.instance, let index = question.repeatIndex else {
      return question.name.text
    }
    let prefix = questionnaire.repeats[index].name
    return "\(prefix)[\(instance + 1)]\(question.name.text.dropFirst(prefix.count))"
  }

  /// Every question in document order, those of repeats once for each instance.
  public func addresses() -> [Address] {
    var found: [Address] = []
    for question in questionnaire.questions {
      guard let index = question.repeatIndex else {
        found.append(Address(question.index))
        continue
      }
      guard questionnaire.repeats[index].questions.first == question.index else { continue }
      for instance in instances[index].indices {
        found += questionnaire.repeats[index].questions.map { Address($0, instance: instance) }
      }
    }
    return found
  }
}
