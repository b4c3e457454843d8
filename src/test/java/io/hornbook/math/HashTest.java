package io.hornbook.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HashTest {
  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void sipHashGivesTheVectorOfItsPaper() {
    byte[] message = new byte[15];
    for (int i = 0; i < message.length; i++) {
      message[i] = (byte) i;
    }
    long hash = SipHash.of(message, 0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
    assertThat(hash).isEqualTo(0xa129ca6149be45e5L);
  }

  @Test
  void theFingerprintOfNothingIsTheConstantOfFarmHash() {
    assertThat(Fingerprint.of(new byte[0])).isEqualTo(0x9ae16a3b2f90404fL);
  }

  @Test
  void fingerprintsAreThoseOfTensorFlow() {
    assertThat(Fingerprint.of(ascii("Hello"))).isEqualTo(-3042045079152025465L);
    assertThat(Fingerprint.of(ascii("1footrue"))).isEqualTo(-1541654101129638711L);
    assertThat(Fingerprint.of(ascii("0123456789".repeat(7)))).isEqualTo(5261878338456922136L);
  }

  @Test
  void joinedFingerprintsKnowTheirOrder() {
    long one = Fingerprint.of(ascii("one"));
    long two = Fingerprint.of(ascii("two"));
    assertThat(Fingerprint.join(one, two)).isNotEqualTo(Fingerprint.join(two, one));
  }
}
