import ToriRender

/// The scripts that a page was made of, kept beside it so that it can be made again.
struct ReportedScripts: Codable, Hashable {
  struct Script: Codable, Hashable {
    /// The last part of its path, for people.
    var name: String
    /// Where relative paths in it begin; nil for the working folder.
    var folder: String?
    var text: String

    /// What a page is called that has no heading.
    var title: String { name.hasSuffix(".tq") ? String(name.dropLast(3)) : name }
  }

  var scripts: [Script]
  var form: Report.Form
  /// What each statement showed.
  var answers: [Report.Trace]
}
