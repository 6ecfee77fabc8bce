import ToriEngine
import ToriIndex

extension Index {
  /// The first document of that short name, stem or file name, in whatever case.
  func place(ofDocument name: String) -> Int? {
    let wanted = name.lowercased()
    return documents.firstIndex { document in
      let file = document.path.split(separator: "/").last.map(String.init) ?? document.path
      let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
      return [document.name, stem, file].contains { $0.lowercased() == wanted }
    }
  }
}
