package io.hornbook.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How much memory programs hold, where the system says so in {@code /proc}, as Linux does. Address
 * space would be the simpler limit, but JVMs and TensorFlow reserve far more of it than they use.
 */
final class ResidentMemory {
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private ResidentMemory() {}

  /** The bytes of {@code top} and of all that it started; empty where that is not known. */
  static OptionalLong of(ProcessHandle top) {
    long[] known =
        Stream.concat(Stream.of(top), top.descendants())
            .map(ResidentMemory::one)
            .flatMapToLong(OptionalLong::stream)
            .toArray();
    return known.length == 0 ? OptionalLong.empty() : OptionalLong.of(Arrays.stream(known).sum());
  }

  private static OptionalLong one(ProcessHandle process) {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try {
      Matcher found = RESIDENT.matcher(Files.readString(status));
      return found.find()
          ? OptionalLong.of(Long.parseLong(found.group(1)) << 10)
          : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty(); // No /proc, or no such process any more.
    }
  }
}
