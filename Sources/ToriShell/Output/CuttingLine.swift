import Synchronization
import ToriSystem
import ToriText

/// How far the cutting of words has come that a query waits for: before it begins, how long it will take, and on a
/// terminal a line that is gone when it is done. What takes no time is not spoken of.
final class CuttingLine: Sendable {
  private let language: SpokenLanguage
  private let isLong = Atomic(false)

  init(_ language: SpokenLanguage) { self.language = language }

  func show(_ progress: Progress) {
    let seconds = progress.secondsOfCutting ?? 0
    let console = StandardStreams.console(language)
    if !isLong.load(ordering: .relaxed) {
      guard seconds >= ProgressLine.longCutting else { return }
      isLong.store(true, ordering: .relaxed)
      console.complain(ProgressLine.beforeCutting(progress))
    }
    if seconds == 0 { isLong.store(false, ordering: .relaxed) }
    guard console.drawsProgress, let width = console.messageWidth() else { return }
    let text = ProgressLine.text(progress, after: .zero)[language].truncated(toWidth: width - 1)
    console.tell(seconds == 0 ? "\r\u{1B}[K" : "\r\(text)\u{1B}[K")
  }
}
