/// The colours of a picture, as CSS writes them.
struct ChartTheme: Sendable {
  let ground: String
  let text: String
  /// Names of axes and notes.
  let faintText: String
  let line: String
  let bar: String

  // Text has a contrast of 7 or more with its ground, bars and faint text one of 4.5 or more.
  static let light = ChartTheme(
    ground: "#ffffff", text: "#1b1f24", faintText: "#57606a", line: "#d8dee4", bar: "#1f6feb")
  static let dark = ChartTheme(
    ground: "#0d1117", text: "#e6edf3", faintText: "#9aa4af", line: "#30363d", bar: "#58a6ff")
}
