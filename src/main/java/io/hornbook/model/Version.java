package io.hornbook.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Keras release number. Suffixes such as {@code -tf} in {@code 2.2.4-tf} are kept aside. */
public record Version(int major, int minor, int patch, String suffix)
    implements Comparable<Version> {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,4})(?:\\.(\\d{1,4}))?(?:\\.(\\d{1,4}))?(.{0,32})");

  /**
   * The release that {@code text} names.
   *
   * @throws IllegalArgumentException if it does not start with a number
   */
  public static Version parse(String text) {
    Matcher m = FORM.matcher(text.strip());
    if (!m.matches()) {
      throw new IllegalArgumentException("not a release number: " + text);
    }
    return new Version(part(m.group(1)), part(m.group(2)), part(m.group(3)), m.group(4));
  }

  private static int part(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** The line of releases this belongs to: {@code 2.x}, {@code 0.3.x}. */
  public String series() {
    return major == 0 ? "0." + minor + ".x" : major + ".x";
  }

  @Override
  public int compareTo(Version other) {
    int byMajor = Integer.compare(major, other.major);
    int byMinor = Integer.compare(minor, other.minor);
    return byMajor != 0 ? byMajor : byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch + suffix;
  }
}
