import ToriIndex

/// `tori verify`: checks every checksum of an index.
package struct VerifyCommand {
  private let file: String

  package init(file: String) { self.file = file }

  package func run() -> ExitStatus {
    let console = StandardStreams.console()
    do {
      let index = try Index.open(file)
      try index.verify()
      console.writeMessage("\(file): whole; \(index.blockCount) blocks, \(index.fileSize) bytes\n")
      return .done
    } catch {
      console.writeMessage("tori: \(error.message)\n")
      return .unreadable
    }
  }
}
