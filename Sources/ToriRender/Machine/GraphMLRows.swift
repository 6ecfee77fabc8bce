import ToriEngine
import ToriText

/// Pairs as a graph: a node for each that is tied, an edge for each row, with what is known of both.
///
/// Source: Brandes et al. (2002), *GraphML Progress Report*; the schema of http://graphml.graphdrawing.org.
enum GraphMLRows {
  /// - Throws: `UndrawableAnswer` where rows are no pairs; nothing is written then.
  static func render(_ answer: Answer, options: RenderOptions, to sink: inout TextSink) throws {
    guard let pairs = try Pairs(of: answer) else {
      throw UndrawableAnswer.noPairs(answer.shape.kind)
    }
    try sink.put(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
      http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
        <key id="label" for="node" attr.name="label" attr.type="string"/>

      """)
    for (number, column) in pairs.nodeColumns.enumerated() {
      try sink.put(key("d\(number)", "node", column.name, column))
    }
    for (number, column) in pairs.columns.enumerated() {
      try sink.put(key("t\(number)", "edge", column.name, column))
    }
    // By this name programs for networks know how strong a tie is.
    let weight = pairs.columns.firstIndex { $0.name == "count" && $0.type.isNumeric }
    if weight != nil {
      try sink.put(
        "  <key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n")
    }
    let direction = pairs.isOneWay ? "directed" : "undirected"
    try sink.put("  <graph id=\"G\" edgedefault=\"\(direction)\">\n")
    if options.isTitled { try sink.put("    <desc>\(SVGPage.escaped(options.title))</desc>\n") }
    for (number, name) in pairs.nodes.enumerated() {
      var text = "    <node id=\"n\(number)\"><data key=\"label\">\(SVGPage.escaped(name))</data>"
      for (place, value) in pairs.nodeValues[number].enumerated() {
        text += data("d\(place)", value)
      }
      try sink.put(text + "</node>\n")
    }
    for (number, pair) in pairs.pairs.enumerated() {
      var text = "    <edge id=\"e\(number)\" source=\"n\(pair.from)\" target=\"n\(pair.to)\">"
      for (place, value) in pair.values.enumerated() { text += data("t\(place)", value) }
      if let weight { text += data("weight", pair.values[weight]) }
      try sink.put(text + "</edge>\n")
    }
    try sink.put("  </graph>\n</graphml>\n")
  }

  private static func key(
    _ id: String, _ domain: String, _ name: String, _ column: Column
  ) -> String {
    let type =
      switch column.type {
      case .integer: "long"
      case .number: "double"
      case .boolean: "boolean"
      default: "string"
      }
    return "  <key id=\"\(id)\" for=\"\(domain)\" attr.name=\"\(SVGPage.escaped(name))\" "
      + "attr.type=\"\(type)\"/>\n"
  }

  private static func data(_ key: String, _ value: Value) -> String {
    let text: String
    switch value {
    case .integer(let number): text = "\(number)"
    case .number(let number) where number.isFinite: text = "\(number)"
    case .boolean(let isTrue): text = isTrue ? "true" : "false"
    case .text(let words): text = SVGPage.escaped(words)
    default: return ""
    }
    return "<data key=\"\(key)\">\(text)</data>"
  }
}
