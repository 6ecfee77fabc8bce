import ToriCorpus

func documentNames(forPaths paths: [String]) -> [String] {
  paths.map { path in String(path.split(separator: "/").last ?? "") }
}
extension ReaderName {
  var isThread: Bool { self == .flattenedThread || self == .threadDigest || self == .dat }
}
