import ToriSystem

/// The shapes by which pages are read: the user's first, then those that tori ships.
package struct ChosenShapes: Sendable {
  /// The user's, in the order in which they are preferred.
  package private(set) var own: [Shape] = []
  /// Names of shapes that were asked for and are not yet found.
  package private(set) var wantedNames: [String] = []
  /// The user's and those shipped; nil where these are only the latter.
  private let mixed: ShapeSet?

  /// All of them. Those shipped take milliseconds to read, which nobody waits for before a page is read.
  var set: ShapeSet { mixed ?? ShippedShapes.set }

  /// Those that tori ships, and no others.
  package init() { mixed = nil }

  private init(own: [Shape], wantedNames: [String]) {
    self.own = own
    self.wantedNames = wantedNames
    let names = Set(own.map(\.name))
    mixed =
      own.isEmpty
      ? nil : ShapeSet(own + ShippedShapes.all.filter { !names.contains($0.name) })
  }

  /// With a shape that is given by its name, by one of its heads or as a whole text, before the others.
  package func adding(argument text: String) throws(ShapeMistake) -> ChosenShapes {
    let isName = text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    if isName, !text.isEmpty { return ChosenShapes(own: own, wantedNames: wantedNames + [text]) }
    return ChosenShapes(
      own: own + (try ShapeFile.readArgument(text)), wantedNames: wantedNames)
  }

  /// With shapes of a file that is named, before the others.
  package func adding(own shapes: [Shape]) -> ChosenShapes {
    ChosenShapes(own: own + shapes, wantedNames: wantedNames)
  }

  /// With the shapes of the user's files, which come behind those that were given; names are now found.
  package func adding(_ shapes: [Shape]) throws(ShapeMistake) -> ChosenShapes {
    var wanted: [Shape] = []
    for name in wantedNames {
      guard var shape = (shapes + ShippedShapes.all).first(where: { $0.name == name }) else {
        let known = (shapes + ShippedShapes.all).map(\.name)
        throw ShapeMistake(file: "--shape", line: 1, fault: .unknownShape(name, known))
      }
      shape.origin = .user
      wanted.append(shape)
    }
    var (names, all) = (Set<String>(), [Shape]())
    for shape in own + wanted + shapes where names.insert(shape.name).inserted { all.append(shape) }
    return ChosenShapes(own: all, wantedNames: [])
  }

  /// What tells these shapes from others, for what is kept of a reading.
  package var key: String {
    if own.isEmpty && wantedNames.isEmpty { return "" }
    let text = own.map(\.source).joined() + wantedNames.joined(separator: " ")
    return String(checksum(of: Array(text.utf8)), radix: 16)
  }
}
