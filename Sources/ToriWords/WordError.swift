import ToriSystem

/// Why texts cannot be cut into words.
package enum WordError: Error, Hashable, Sendable {
  /// libmecab is not installed.
  case noLibrary
  /// No dictionary is where dictionaries are.
  case noDictionary
  /// A file that a dictionary has cannot be read in the folder that was named.
  case notADictionary(path: String, file: String, SystemError)
  /// A file of the dictionary is not what was written once.
  case damaged(path: String, file: String)
  /// Its words are in another encoding than UTF-8.
  case otherEncoding(path: String, encoding: String)
  /// libmecab did not open it, and why in its words.
  case refused(path: String, reason: String)
  /// There is no memory for cutting.
  case noMemory
}
