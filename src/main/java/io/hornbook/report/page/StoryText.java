package io.hornbook.report.page;

import io.hornbook.explain.ChangeStory;
import io.hornbook.explain.Claim;
import io.hornbook.explain.Columns;
import io.hornbook.explain.Explanation;
import io.hornbook.explain.Influence;
import io.hornbook.explain.Inner;
import io.hornbook.explain.Proofs;
import io.hornbook.explain.Release;
import io.hornbook.explain.Spellings;
import io.hornbook.explain.Stored;
import io.hornbook.explain.Unrolled;
import io.hornbook.tensor.Tensor;
import java.util.Locale;

/** The story as text, for a terminal. */
public final class StoryText {
  private final StringBuilder out = new StringBuilder();

  private StoryText() {}

  public static String of(Explanation e) {
    StoryText text = new StoryText();
    text.story(e);
    return text.out.toString();
  }

  public static String of(ChangeStory story) {
    StoryText text = new StoryText();
    text.changes(story);
    return text.out.toString();
  }

  private void story(Explanation e) {
    line("Dense or TimeDistributedDense?");
    line("");
    line(e.answer());
    e.own()
        .ifPresent(
            own -> {
              heading("Your layer");
              line(own.says());
              line(own.model() + ", written by " + own.keras() + "; run on " + own.data());
              line(Words.count(own.parameters()) + " parameters = " + own.formula());
            });
    heading("Which Keras do you use?");
    e.releases().forEach(r -> release(r, r.id().equals(e.release()) && e.own().isPresent()));
    e.columns().ifPresent(this::columns);
    heading("The model, unrolled");
    unrolled(e.unrolled());
    heading("Proofs");
    proofs(e.proofs());
    heading("When they do differ: inside TimeDistributed");
    e.inners().forEach(this::inner);
    heading("Masks, by generation");
    e.masks().forEach(m -> item(m.keras() + ", " + m.spelling(), m.says()));
    item("A masked timestep", e.maskedStep().says());
    item("An unknown number of timesteps", e.unknownLength().says());
    heading("What lies in the file");
    e.stored().forEach(this::stored);
    heading("The comments under the question");
    item("Are the weights shared by the timesteps?", e.comments().shared().says());
    item("Does Dense apply only to the last timestep?", e.comments().last().says());
    item("Why does the seq2seq example not use it?", e.comments().seq2seq().says());
    heading("You may have read …");
    e.claims().forEach(this::claim);
    heading("To bring a model of any of them to Keras 3");
    line(Release.MIGRATE);
  }

  private void release(Release r, boolean yours) {
    item(r.name() + (yours ? " (yours)" : ""), r.answer());
    r.evidence().forEach(e -> line("      " + e));
  }

  private void columns(Columns c) {
    heading("One small example");
    line(c.says());
    int f = c.fixed() ? c.dense().size() : c.f();
    int t = c.fixed() ? 1 : c.t();
    grid("x (timesteps, features)", c.x(), c.t(), c.f());
    grid("W (features, units)", c.w(), c.f(), c.u());
    grid("b (units)", c.b(), 1, c.u());
    grid("Dense on 3-D", c.dense().get(f - 1), c.t(), c.u());
    grid("TimeDistributed(Dense)", c.distributed().get(f - 1), c.t(), c.u());
    Tensor flat = c.flattened().get(t - 1).get(f - 1);
    grid("Flatten, then a Dense of its own", flat, c.t(), c.u());
  }

  private void grid(String name, Tensor values, int rows, int columns) {
    line("  " + name);
    int width = values.shape().dim(-1);
    for (int r = 0; r < rows; r++) {
      StringBuilder row = new StringBuilder("    ");
      for (int c = 0; c < columns; c++) {
        row.append(String.format(Locale.ROOT, "%9s", Words.cell(values.doubleAt(r * width + c))));
      }
      line(row.toString());
    }
  }

  private void unrolled(Unrolled u) {
    line(u.says());
    for (Unrolled.Stage s : u.stages()) {
      line(
          "  %-40s %-14s → %-14s %s = %s"
              .formatted(
                  s.origin(),
                  Words.shape(s.in()),
                  Words.shape(s.out()),
                  Words.count(s.parameters()),
                  s.formula().isEmpty() ? "0" : s.formula()));
    }
    u.difference()
        .ifPresent(
            d -> line("  Hornbook is " + Words.gap(d) + " from what " + u.keras() + " gave"));
  }

  private void proofs(Proofs p) {
    p.spellings().ifPresent(this::spellings);
    for (Influence i : p.influence()) {
      item("Change x at one timestep, " + i.name(), i.pattern() + ": " + i.means());
      map(i);
    }
    p.kron().ifPresent(k -> item("As a matrix", k.says()));
    p.lengths().forEach(l -> item("Another length, " + l.name(), l.says()));
    p.permuted().forEach(m -> item("Another order, " + m.name(), m.says()));
  }

  private void spellings(Spellings s) {
    item("Bit for bit", s.says());
    for (Spellings.Witness w : s.keras()) {
      line(
          "      %s in %s: %s of %s of its own outputs have other bits than the first one's (at most %s apart); Hornbook is %s from it"
              .formatted(
                  w.spelling(),
                  w.keras(),
                  Words.count(w.differing()),
                  Words.count(w.elements()),
                  Words.gap(w.apart()),
                  Words.gap(w.difference())));
    }
  }

  private void map(Influence i) {
    int columns = i.moved().shape().dim(1);
    for (int r = 0; r < i.moved().shape().dim(0); r++) {
      StringBuilder row = new StringBuilder("      ");
      for (int c = 0; c < columns; c++) {
        row.append(i.moved().doubleAt(r * columns + c) == 0 ? "· " : "■ ");
      }
      line(row.toString());
    }
  }

  private void inner(Inner i) {
    item(
        i.layer() + ": " + i.relation(),
        i.says() + " (alone " + i.outAlone() + "; distributed " + i.outDistributed() + ")");
  }

  private void stored(Stored s) {
    item(s.spelling() + " in " + s.keras(), String.join(", ", s.arrays()));
  }

  private void claim(Claim c) {
    item(c.said(), c.by());
    line("      " + c.verdict() + " · " + c.number() + " " + c.shows());
    line("      " + c.source());
  }

  private void changes(ChangeStory story) {
    line(story.says());
    story.evidence().forEach(e -> line("  " + e));
    story
        .difference()
        .ifPresent(
            d ->
                line("After all of them the outputs are " + Words.gap(d) + " from the reference."));
    for (ChangeStory.Told t : story.told()) {
      line("");
      line(t.kind() + ": " + t.before() + " → " + t.after());
      line("  in      " + Words.list(t.layers(), 12));
      line("  exact   " + t.exact());
      line("  source  " + t.source() + "  [" + t.id() + "]");
    }
  }

  private void heading(String title) {
    line("");
    line(title);
    line("-".repeat(title.length()));
  }

  private void item(String what, String says) {
    line("  " + what);
    line("      " + says);
  }

  private void line(String text) {
    out.append(Words.safe(text)).append('\n');
  }
}
