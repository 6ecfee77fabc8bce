import ToriCorpus
import ToriSentences
import ToriText

/// How the records of data files were understood, said once of files that are of one form: an archive may have a
/// file for each day.
struct ReadingsAlike {
  private var groups: [Group] = []

  private struct Group {
    let form: [String]
    let path: String
    var count = 1
    var reading: DataReading
  }

  mutating func add(_ reading: DataReading, of path: String) {
    let form = Self.form(reading)
    if let index = groups.firstIndex(where: { $0.form == form }) {
      groups[index].count += 1
      groups[index].reading.formUnion(reading)
    } else {
      groups.append(Group(form: form, path: path, reading: reading))
    }
  }

  /// Files of one profile are alike; of the others those with the same columns.
  private static func form(_ reading: DataReading) -> [String] {
    if let profile = reading.profile { return [profile] + reading.alike }
    return [""] + reading.own + reading.places.map { "\($0.field) = \($0.path)" }
  }

  /// What is to be said, and of which files.
  var words: [(place: LocalizedText, words: LocalizedText)] {
    groups.flatMap { group in
      [group.reading.alikeWords, group.reading.doubtWords].compactMap { words in
        words.map { (Self.place(group), $0) }
      }
    }
  }

  private static func place(_ group: Group) -> LocalizedText {
    let more = group.count - 1
    if more == 0 { return LocalizedText(same: group.path) }
    return LocalizedText("\(group.path) and \(more) more", ja: "\(group.path)ほか\(more)件")
  }
}
