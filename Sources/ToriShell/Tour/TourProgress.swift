import ToriTime

/// The lesson where a person left the tour, kept beside the history.
struct TourProgress {
  /// Nil where the environment tells of no home.
  private let path: String?

  init(environment: (String) -> String?) {
    path = HistoryFile.defaultPath(environment: environment).map { history in
      history.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/tour"
    }
  }

  /// Into the lessons; the first where nothing is kept.
  var place: Int {
    get {
      guard let path, let text = try? StandardStreams.text(of: path),
        let number = Int(text.prefix { $0.isNumber }), 1...Lesson.all.count ~= number
      else { return 0 }
      return number - 1
    }
    nonmutating set {
      guard let path else { return }
      // Where it cannot be kept, the tour begins anew next time; that is no reason to stop it.
      try? replaceFile(path, with: "\(newValue + 1)\n")
    }
  }
}
