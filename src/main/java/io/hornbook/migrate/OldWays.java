package io.hornbook.migrate;

import java.util.Map;

/**
 * What settings mean that no Keras writes: canonical names of what a release did, in words for
 * people, each with what would come near it.
 */
final class OldWays {
  /** By {@code key} or {@code key=value}: what the layer does, and what would only be near. */
  private static final Map<String, Way> WAYS =
      Map.ofEntries(
          Map.entry("bias_axis", way("its bias goes along the steps", "one along the units")),
          Map.entry("heeds_mask", way("it leaves no masked step out", "one that does")),
          Map.entry(
              "mask_mode",
              way("it joins the masks of its inputs in another way", "one that joins them as new")),
          Map.entry(
              "masked_output_is_state",
              way("a masked step gives its first state", "one that repeats what it gave before")),
          Map.entry(
              "multiplies",
              way("it multiplies the recurrent part with the input's", "one that adds them")),
          Map.entry(
              "skips=nothing", way("it does not look at its mask", "one that leaves steps out")),
          Map.entry(
              "skips=zeros",
              way(
                  "it leaves out the steps whose input is 0, masked or not",
                  "one that leaves out masked steps")),
          Map.entry(
              "skips=zeros_of_batch",
              way(
                  "it leaves a step out where the input is 0 in the whole batch",
                  "one that leaves out the masked steps of each row")),
          Map.entry("supports_masking", way("masks end at it", "one that hands them on")),
          Map.entry("takes_masks_off", way("it takes its inputs' masks off", "one that does not")),
          Map.entry(
              "tiled", way("it repeats the whole side by side", "one that repeats each element")),
          Map.entry(
              "unseeing_mean",
              way("a step that sees nothing gets the mean", "one that gives it 0")));

  private OldWays() {}

  private record Way(String what, String instead) {}

  private static Way way(String what, String instead) {
    return new Way(what, instead);
  }

  /** The meaning of a setting, to go behind it in a message; empty for one that Keras writes. */
  static String explained(String key, Object value) {
    Way way = WAYS.getOrDefault(key, WAYS.get(key + "=" + value));
    return way == null ? "" : ": " + way.what() + " (" + way.instead() + " would only be near)";
  }
}
