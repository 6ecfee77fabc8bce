/// The colours of a picture, as CSS writes them.
struct ChartTheme: Sendable {
  let ground: String
  let text: String
  /// Names of axes and notes.
  let faintText: String
  let line: String
  let bar: String
  /// What ties the nodes of a network.
  let tie: String
  /// Lines in one picture, from the first.
  private let series: [String]

  /// The colour of one of several lines.
  func series(_ number: Int) -> String { series[number % series.count] }

  // Text has a contrast of 7 or more with its ground, bars and faint text one of 4.5 or more.
  static let light = ChartTheme(
    ground: "#ffffff", text: "#1b1f24", faintText: "#57606a", line: "#d8dee4", bar: "#1f6feb",
    tie: "#a8b1bb",
    series: [
      "#1f6feb", "#bc4c00", "#1a7f37", "#8250df", "#cf222e", "#0a7785", "#7d4e00", "#57606a",
    ])
  static let dark = ChartTheme(
    ground: "#0d1117", text: "#e6edf3", faintText: "#9aa4af", line: "#30363d", bar: "#58a6ff",
    tie: "#5d6874",
    series: [
      "#58a6ff", "#ffa657", "#3fb950", "#bc8cff", "#ff7b72", "#39c5cf", "#d4a72c", "#9aa4af",
    ])

  /// Each colour for a light page, once, with the one in its place on a dark page.
  static let pairs: [(light: String, dark: String)] = {
    var pairs: [(light: String, dark: String)] = []
    for (light, dark) in zip(ChartTheme.light.colours, ChartTheme.dark.colours)
    where !pairs.contains(where: { $0.light == light }) {
      pairs.append((light, dark))
    }
    return pairs
  }()

  private var colours: [String] { [ground, text, faintText, line, bar, tie] + series }
}
