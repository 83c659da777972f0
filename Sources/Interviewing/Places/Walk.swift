import Questionnaires

/// The way through a questionnaire in document order.
struct Walk {
  /// A place on the way: a stop, and inside of a repeat an instance and a question of it.
  struct Place: Equatable {
    var stop = 0
    var instance = 0
    /// The position among the questions of the repeat.
    var position = 0
    /// Behind all instances, and behind the question whether there is another.
    var isBehindInstances = false
  }

  let stops: [Stop]
  private let questionnaire: Questionnaire

  init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    stops = questionnaire.stops
  }

  /// Where a position of the interview stands; nil for the end.
  func place(of position: Interview.Position) -> Place? {
    switch position {
    case .question(let address): place(of: address)
    case .another(let index):
      stops.firstIndex(of: .repeat(index)).map { Place(stop: $0, isBehindInstances: true) }
    case .end: nil
    }
  }

  private func place(of address: Address) -> Place? {
    guard let instance = address.instance,
      let index = questionnaire[address.question].repeatIndex
    else { return stops.firstIndex(of: .question(address.question)).map { Place(stop: $0) } }
    let position = questionnaire.repeats[index].questions.firstIndex(of: address.question) ?? 0
    return stops.firstIndex(of: .repeat(index))
      .map { Place(stop: $0, instance: instance, position: position) }
  }

  /// The place behind `place`, where a look for the next one begins.
  func following(_ place: Place) -> Place {
    if place.isBehindInstances { return Place(stop: place.stop + 1) }
    guard case .repeat = stops[place.stop] else { return Place(stop: place.stop + 1) }
    return Place(stop: place.stop, instance: place.instance, position: place.position + 1)
  }
}
