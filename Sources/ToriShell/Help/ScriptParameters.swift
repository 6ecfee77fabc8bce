import ToriLanguage
import ToriText

/// The parameters that a script declares, for help on how to call it.
package enum ScriptParameters {
  /// A line for each, below a heading; nil where the file declares none, or cannot be read.
  package static func help(on file: String) -> LocalizedText? {
    guard let text = try? StandardStreams.text(of: file) else { return nil }
    let declared = Parser.parse(text).script.statements.compactMap { statement in
      if case .parameter(let declaration) = statement.kind { declaration } else { nil }
    }
    if declared.isEmpty { return nil }
    let heading = LocalizedText(
      "PARAMETERS OF \(file), given with --set NAME=VALUE:", ja: "\(file)のパラメータ（--set NAME=値 で与える）:"
    )
    let lines = declared.map { declaration in
      let usual = declaration.usual.map(\.value).joined(separator: ", ")
      return "  $\(declaration.name.value)  \(declaration.type.rawValue)"
        + (usual.isEmpty ? "" : "  \(usual)")
    }
    return LocalizedText { ([heading[$0]] + lines).joined(separator: "\n") }
  }
}
