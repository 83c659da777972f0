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

    /// Where it is inside of a repeat.
    var inside: (instance: Int, question: Int) { (instance, position) }
  }

  let stops: [Stop]
  /// Behind the last stop.
  var end: Int { stops.count }
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
      questionnaire.repeats[index].questions.first.flatMap { stop(of: $0) }
        .map { Place(stop: $0, isBehindInstances: true) }
    case .end: nil
    }
  }

  private func place(of address: Address) -> Place? {
    guard let stop = stop(of: address.question) else { return nil }
    guard let instance = address.instance, case .repeat(let index) = stops[stop] else {
      return Place(stop: stop)
    }
    let position = questionnaire.repeats[index].questions.firstIndex(of: address.question) ?? 0
    return Place(stop: stop, instance: instance, position: position)
  }

  /// The stop of a question, or of the repeat that it stands in. Stops and questions both follow the
  /// document, so that it is found in steps that halve what is left.
  private func stop(of question: Question.Index) -> Int? {
    var (low, high) = (0, stops.count)
    while low < high {
      let middle = (low + high) / 2
      if let first = firstQuestion(of: stops[middle]), first <= question {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low > 0 && holds(stops[low - 1], question) ? low - 1 : nil
  }

  private func firstQuestion(of stop: Stop) -> Question.Index? {
    switch stop {
    case .question(let index): index
    case .repeat(let index): questionnaire.repeats[index].questions.first
    }
  }

  private func holds(_ stop: Stop, _ question: Question.Index) -> Bool {
    switch stop {
    case .question(let index): index == question
    case .repeat(let index): questionnaire[question].repeatIndex == index
    }
  }

  /// The place behind `place`, where a look for the next one begins.
  func following(_ place: Place) -> Place {
    if place.isBehindInstances { return Place(stop: place.stop + 1) }
    guard case .repeat = stops[place.stop] else { return Place(stop: place.stop + 1) }
    return Place(stop: place.stop, instance: place.instance, position: place.position + 1)
  }
}
