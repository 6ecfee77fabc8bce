/// The colours of a picture, as CSS writes them.
struct ChartTheme: Sendable {
  let ground: String
  let text: String
  /// Names of axes and notes.
  let faintText: String
  let line: String
  let bar: String
  /// Of bars that stand side by side, the first like any other.
  let series: [String]

  // Text has a contrast of 7 or more with its ground, bars and faint text one of 4.5 or more.
  static let light = ChartTheme(
    ground: "#ffffff", text: "#1b1f24", faintText: "#57606a", line: "#d8dee4", bar: "#1f6feb",
    series: [
      "#1f6feb", "#d1242f", "#1a7f37", "#9a6700", "#8250df", "#0a7ea4", "#bf3989", "#57606a",
    ])
  static let dark = ChartTheme(
    ground: "#0d1117", text: "#e6edf3", faintText: "#9aa4af", line: "#30363d", bar: "#58a6ff",
    series: [
      "#58a6ff", "#ff7b72", "#3fb950", "#d29922", "#bc8cff", "#39c5cf", "#f778ba", "#9aa4af",
    ])
}
