/// Shapes made ready to be looked for, all at once.
final class ShapeSet: Sendable {
  /// What a spelling says of the lines that it fits.
  enum Role: Sendable {
    case head, weakHead, foot, line, date
  }

  /// One spelling of one shape.
  struct Spelling: Sendable {
    let shape: Int
    let role: Role
    let programs: [ShapeProgram]
    /// The program by whose line the others are found: the one that says most.
    let anchor: Int
    let source: String

    /// The slots that are filled whenever it fits.
    var mandatorySlots: [Slot] { programs.flatMap(\.mandatorySlots) }
    /// Whether it is a name and nothing else, which only the foot of the post before can prove.
    var isBare: Bool {
      role == .head && programs.count == 1 && programs[0].slots == [.author] && literalCount == 0
    }
    var literalCount: Int { programs.reduce(0) { $0 + $1.literalCount } }
    var literalLength: Int { programs.reduce(0) { $0 + $1.literalLength } }
  }

  /// Lines that a shape lists beside its heads.
  struct Lists: Sendable {
    var labels: [ShapeProgram]
    /// What all of the labels hold.
    var labelSigns: LineSigns
    var companions: [ShapeProgram]
    var starts: [ShapeProgram]
    var ends: [ShapeProgram]
    var cuts: [ShapeProgram]
    var skips: [ShapeProgram]
  }

  let shapes: [Shape]
  let spellings: [Spelling]
  /// The spellings by the lines that may be their anchors.
  let anchors: AnchorTable
  let lists: [Lists]
  /// The shapes that have labelled lines.
  let labelled: [Int]

  init(_ shapes: [Shape]) {
    self.shapes = shapes
    var spellings: [Spelling] = []
    for (index, shape) in shapes.enumerated() {
      func add(_ role: Role, _ patterns: [Pattern]) {
        for pattern in patterns { spellings.append(Spelling(index, role, pattern)) }
      }
      add(.head, shape.heads)
      add(.weakHead, shape.weakHeads)
      add(.foot, shape.feet)
      add(.line, shape.lines)
      add(.date, shape.dates)
    }
    self.spellings = spellings
    anchors = AnchorTable(spellings.map { $0.programs[$0.anchor] })
    lists = shapes.map { shape in
      let labels = shape.labels.map { ShapeProgram($0) }
      return Lists(
        labels: labels, labelSigns: labels.reduce(.all) { $0.intersection($1.holds) },
        companions: shape.companions.map { ShapeProgram($0) },
        starts: shape.starts.map { ShapeProgram($0) },
        ends: shape.ends.map { ShapeProgram($0) }, cuts: shape.cuts.map { ShapeProgram($0) },
        skips: shape.skips.map { ShapeProgram($0) })
    }
    labelled = shapes.indices.filter { !shapes[$0].labels.isEmpty }
  }

  /// How many words of its own the feet of a shape have.
  func footLiterals(of shape: Int) -> Int {
    spellings.filter { $0.shape == shape && $0.role == .foot }.map(\.literalCount).max() ?? 0
  }

  /// Whether a spelling is made of slots alone, none of which is an identifier.
  func isVague(_ spelling: Int) -> Bool {
    guard spelling < spellings.count else { return false }
    let own = spellings[spelling]
    return own.literalLength == 0 && !own.mandatorySlots.contains(.authorID)
      && !own.mandatorySlots.contains(.handle)
  }
}

extension ShapeSet.Spelling {
  fileprivate init(_ shape: Int, _ role: ShapeSet.Role, _ pattern: Pattern) {
    self.shape = shape
    self.role = role
    programs = pattern.lines.map { ShapeProgram($0) }
    source = pattern.source
    let strengths = programs.map { program in
      program.matchesNothing
        ? -1
        : program.mandatorySlots.reduce(0) { $0 + ($1.tokens.isEmpty ? 0.1 : 10 * $1.weight) }
          + Double(program.literalLength)
          + program.mandatorySlots.filter { $0 == .number }.reduce(0) { sum, _ in sum + 2 }
    }
    anchor =
      strengths.indices.max {
        strengths[$0] < strengths[$1] || strengths[$0] == strengths[$1] && $0 > $1
      } ?? 0
  }
}
