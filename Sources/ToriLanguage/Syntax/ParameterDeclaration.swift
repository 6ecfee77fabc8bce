/// `param $since date = 2026-01`: a value that is given from outside, or else is this.
package struct ParameterDeclaration: Hashable, Sendable {
  /// Without its sign.
  package var name: Name
  package var type: ParameterType
  /// As it is given, or what it is otherwise: none where neither says, several of texts alone.
  package var values: [Text]
  /// What it is where nothing is given.
  package var usual: [Text]

  package init(name: Name, type: ParameterType, values: [Text], usual: [Text]) {
    (self.name, self.type, self.values, self.usual) = (name, type, values, usual)
  }

  package var outline: String {
    list("param", name.value, type.rawValue, usual.isEmpty ? nil : list("=", usual.map(quoted)))
  }
}

/// What the value of a parameter is.
package enum ParameterType: String, CaseIterable, Sendable {
  case text, texts, number, date, document
}
