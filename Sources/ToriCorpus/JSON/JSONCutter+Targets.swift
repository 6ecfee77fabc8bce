extension JSONCutter {
  /// Where records, or other values that are wanted, stand within a page.
  struct Target {
    var steps: [DataPath.Step]
    /// Whether, within such a value, more of them stand at `within`.
    var isRecord = true
  }

  /// How far on the way to a target a value is.
  struct Approach {
    let target: Int
    let step: Int
  }

  /// All targets from the file's beginning on.
  struct Targets {
    /// The records' own, and last, if there is one, the one within records.
    private let targets: [Target]
    private let pageDepth: Int
    private let within: Int?
    /// Where a page begins.
    let roots: [Approach]

    /// `pages` leads to the lists whose members are pages; `within`, from a record, to more of them in it.
    init(pages: [DataPath.Step], _ targets: [Target], within: [DataPath.Step]?) {
      pageDepth = pages.count
      let rooted = targets.map { Target(steps: pages + $0.steps, isRecord: $0.isRecord) }
      self.within = within == nil ? nil : rooted.count
      self.targets = rooted + (within.map { [Target(steps: $0)] } ?? [])
      roots = rooted.indices.map { Approach(target: $0, step: 0) }
    }

    func isEnd(_ place: Approach) -> Bool { place.step == targets[place.target].steps.count }

    /// Whether the value at these places is a page by itself.
    func beginPage(at places: [Approach]) -> Bool {
      pageDepth > 0 && places.contains { $0.step == pageDepth && $0.target != within }
    }

    /// The places a step further.
    func places(below places: [Approach], _ fits: (DataPath.Step) -> Bool) -> [Approach] {
      places.compactMap { place in
        let steps = targets[place.target].steps
        guard place.step < steps.count, fits(steps[place.step]) else { return nil }
        return Approach(target: place.target, step: place.step + 1)
      }
    }

    /// Where, within a record that is found, more are looked for.
    func places(within record: Approach) -> [Approach] {
      guard let within, targets[record.target].isRecord else { return [] }
      return [Approach(target: within, step: 0)]
    }
  }
}
