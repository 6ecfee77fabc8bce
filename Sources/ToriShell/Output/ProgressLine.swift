import ToriSystem
import ToriText

/// How far indexing has come: one line on standard error of a terminal, which comes after half a
/// second and is gone when the work is done.
package struct ProgressLine {
  private let console: Console
  private let clock: () -> Duration
  private let start: Duration
  private var shown: Duration?
  private var hasTold = false

  /// Work that takes no longer is not spoken of.
  private static let patience = Duration.milliseconds(500)
  /// Drawn no more often than an eye can follow.
  private static let pause = Duration.milliseconds(100)
  private static let barWidth = 20
  /// In seconds.
  static let longCutting = 2.0

  /// `clock` tells the time since some moment.
  package init(console: Console, clock: @escaping () -> Duration = Self.elapsed()) {
    self.console = console
    self.clock = clock
    start = clock()
  }

  package mutating func show(_ progress: Progress) {
    guard console.drawsProgress, let width = console.messageWidth() else {
      return tell(progress)
    }
    let now = clock()
    guard now - start >= Self.patience, shown.map({ now - $0 >= Self.pause }) ?? true else {
      return
    }
    shown = now
    let line = Self.text(progress, after: now - start)[console.language].truncated(
      toWidth: width - 1)
    console.tell("\r\(line)\u{1B}[K")
  }

  /// Where no line can be drawn over, only that nothing happens is told, once, and how long cutting takes.
  private mutating func tell(_ progress: Progress) {
    if let seconds = progress.secondsOfCutting, !progress.isWaiting {
      guard !hasTold, seconds >= Self.longCutting else { return }
      hasTold = true
      console.complain(Self.beforeCutting(progress))
      return
    }
    guard progress.isWaiting, !hasTold, clock() - start >= Self.patience else { return }
    hasTold = true
    console.complain(Self.text(progress, after: .zero))
  }

  /// How long the cutting of words takes that is about to begin.
  static func beforeCutting(_ progress: Progress) -> LocalizedText {
    let (blocks, left) = (progress.byteCount, Int((progress.secondsOfCutting ?? 0).rounded(.up)))
    return LocalizedText(
      "cutting \(blocks) block\(blocks == 1 ? "" : "s") into words takes about \(left) s; they are kept",
      ja: "ブロック\(blocks)件を語に分けるのに約\(left)秒かかる。結果は残しておく")
  }

  package mutating func clear() {
    if shown != nil { console.tell("\r\u{1B}[K") }
    shown = nil
  }

  /// `indexing ████████·············  40 %  12.5 MB/s  3 s left  a.txt`
  static func text(_ progress: Progress, after elapsed: Duration) -> LocalizedText {
    if progress.isWaiting, progress.secondsOfCutting != nil {
      return LocalizedText(
        "waiting for another tori that cuts the same words", ja: "ほかのtoriが同じ語を切り終えるのを待っている")
    }
    if progress.isWaiting {
      return LocalizedText(
        "waiting for another tori that makes \(progress.path)",
        ja: "ほかのtoriが\(progress.path)を作り終えるのを待っている")
    }
    let share =
      progress.byteCount > 0
      ? min(1, Double(progress.bytesDone) / Double(progress.byteCount)) : 0
    let done = Int(share * Double(barWidth))
    let bar = String(repeating: "█", count: done) + String(repeating: "·", count: barWidth - done)
    if let seconds = progress.secondsOfCutting {
      let (percent, left) = (Int(share * 100), Int(seconds.rounded(.up)))
      return LocalizedText(
        "cutting words \(bar) \(percent) %  \(left) s left",
        ja: "語に分けている \(bar) \(percent) %  残り\(left)秒")
    }
    if progress.isLoading {
      let percent = Int(share * 100)
      return LocalizedText(
        "loading \(bar) \(percent) %  \(progress.path)",
        ja: "サーバーに入れている \(bar) \(percent) %  \(progress.path)")
    }
    if progress.path.isEmpty { return LocalizedText("writing the index", ja: "索引を書き込み中") }
    let seconds = elapsed / .seconds(1)
    let rate = seconds > 0 ? Double(progress.bytesDone) / seconds : 0
    let percent = Int(share * 100)
    var parts = [LocalizedText("indexing \(bar) \(percent) %", ja: "索引を作成中 \(bar) \(percent) %")]
    if rate > 0 {
      let left = Double(progress.byteCount - progress.bytesDone) / rate
      let seconds = Int(left.rounded(.up))
      parts.append(LocalizedText(same: "\(tenths(rate / 1e6)) MB/s"))
      parts.append(LocalizedText("\(seconds) s left", ja: "残り\(seconds)秒"))
    }
    parts.append(LocalizedText(same: progress.path))
    return parts.joined(separator: LocalizedText(same: "  "))
  }

  private static func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  package static func elapsed() -> () -> Duration {
    let start = ContinuousClock.now
    return { ContinuousClock.now - start }
  }
}
