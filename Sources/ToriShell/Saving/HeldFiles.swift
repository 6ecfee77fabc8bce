import ToriEngine
import ToriText

/// A file that a statement has saved, whole, before it is in its place.
struct HeldFile {
  /// As the statement calls it.
  let name: String
  let path: String
  let file: OutputFile
  /// What is to stand beside it.
  let sidecar: Sidecar?
  /// What is said once it is there.
  let done: LocalizedText
  let notes: [Note]
}

/// Files of a text of several statements come to their places when all of these have come out well: what failed has made
/// nothing that looks finished, and what was there before is as it was.
extension Interpreter {
  /// Puts a file in its place, and says so.
  func settle(_ held: HeldFile) throws {
    try held.file.settle()
    try held.sidecar?.write(beside: held.path)
    console.say(held.done)
    tell(held.notes)
  }

  /// Puts the held files in their places, if all that was asked for came out well; else says which are not there.
  mutating func settleHeldFiles(after status: ExitStatus) -> ExitStatus {
    let files = heldFiles ?? []
    heldFiles = nil
    guard status == .done else {
      if !files.isEmpty { console.say(.notWritten(files.map(\.name))) }
      return status
    }
    var status = status
    for held in files {
      do {
        try settle(held)
      } catch {
        console.complain(.cannotBeWritten(held.name, Self.reason(of: error)))
        status = .unreadable
      }
    }
    return status
  }
}

extension LocalizedText {
  /// Of files whose script failed.
  fileprivate static func notWritten(_ names: [String]) -> LocalizedText {
    let list = names.map { LocalizedText(same: $0) }.listed()
    return LocalizedText(
      "not written, since not all came out well: \(list)", ja: "すべてがうまくいってはいないので書かなかった: \(list)")
  }
}
