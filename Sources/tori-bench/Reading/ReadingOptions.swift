/// What is to be read.
package struct ReadingOptions {
  /// Whose sentences pages are drawn from.
  package private(set) var corpus = "seeds"
  /// Of each look, in bytes.
  package private(set) var byteCount = 8 << 20
  /// Of a page, in bytes.
  package private(set) var pageSize = 100_000
  /// Files and folders that are read instead of drawn pages.
  package private(set) var paths: [String] = []
  /// Whether indexes are made as well, with one core and with two.
  package private(set) var isBuilding = true

  package init(_ arguments: [String]) throws {
    var rest = arguments[...]
    func value(_ option: String) throws -> String {
      guard let value = rest.popFirst() else {
        throw BenchOptions.Mistake(description: "'\(option)' wants a value")
      }
      return value
    }
    func number(_ option: String) throws -> Int {
      guard let number = Int(try value(option)), number > 0 else {
        throw BenchOptions.Mistake(description: "'\(option)' wants a number above 0")
      }
      return number
    }
    while let option = rest.popFirst() {
      switch option {
      case "--corpus": corpus = try value(option)
      case "--megabytes": byteCount = try number(option) << 20
      case "--page": pageSize = try number(option)
      case "--no-build": isBuilding = false
      default:
        guard !option.hasPrefix("-") else {
          throw BenchOptions.Mistake(description: "what is '\(option)'?\n\n" + BenchOptions.usage)
        }
        paths.append(option)
      }
    }
  }
}
