import ToriIndex
import ToriText

/// `tori verify`: checks every checksum of an index.
package struct VerifyCommand {
  private let file: String
  private let language: SpokenLanguage

  package init(file: String, language: SpokenLanguage) {
    self.file = file
    self.language = language
  }

  package func run() -> ExitStatus {
    let console = StandardStreams.console(language)
    do {
      let index = try Index.open(file)
      try index.verify()
      console.say(
        LocalizedText(
          "\(file): whole; \(index.blockCount) blocks, \(index.fileSize) bytes",
          ja: "\(file): 損なわれていない。ブロック\(index.blockCount)、\(index.fileSize)バイト"))
      return .done
    } catch {
      console.complain(error.message)
      return .unreadable
    }
  }
}
