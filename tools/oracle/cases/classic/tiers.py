"""Which cases a release gets. Three releases get nearly all; the others what tells them apart, to keep the fixtures small."""
import fnmatch
import re
import zlib


def pattern(text):
    return re.compile("(%s)$" % "|".join(text.split()))


KERAS_2 = ("2.0.0-tensorflow", "2.0.0-theano", "2.2.4-tensorflow", "2.2.4-theano", "2.3.1-tensorflow", "2.3.1-theano")
WIDE = ("0.3.3-theano", "1.2.2-theano", "2.3.1-tensorflow")
SEEDS = {"0.3.3-theano": ".*", "1.0.0-theano": ".*", "1.0.8-theano": ".*", "1.2.2-theano": ".*", "1.2.2-tensorflow": ".*",
         "2": "td_dense|dense_3d|flatten_dense|dense_last"}
# said twice by another case of the same release
TWICE = pattern(r"""
    (simple_rnn|gru|shared_twice|nested_functional|nested_sequential|nested_two_levels|several_inputs_outputs|imdb_cnn_lstm)_full
    (imdb_lstm|bidirectional_embedding_mask|conv1d|mnist_cnn_channels_first|flatten_after_conv_channels_first)_full
    (simple_rnn|gru)_dropout (simple_rnn|gru)_unroll (simple_rnn|lstm)_return_sequences (simple_rnn|gru)_implementation_1
    masking_(simple_rnn|gru)_(unroll|go_backwards) masking_(lstm|gru|simple_rnn) td_gru_sequences seq2seq_repeat_td
    bidirectional_lstm_(sum|ave|mul)_last bidirectional_(gru_ave|gru_concat_last|simple_rnn_concat|simple_rnn_concat_last)
    (max|average)_pooling_2d_channels_(first|last) average_pooling_2d_strides_channels_first max_pooling_2d_strides_channels_last
    td_embedding imdb_bidirectional td_max_pooling_2d_channels_last nested_sequential_second nested_trainable_false
    conv2d_(strides|no_bias|same|dilation)_channels_first deconvolution_2d_valid_channels_first deconvolution_2d_same_channels_last""")
# what changed from release to release
NARROW = pattern(r"""
    lstm gru simple_rnn lstm_full lstm_stateful gru_go_backwards (lstm|gru)_consume_less_gpu gru_reset_after
    masking_(lstm|gru|simple_rnn)_sequences mask_through_(tdd|td_dense|dense_3d) lstm_initial_state
    bidirectional_lstm_concat bidirectional_gru_sum bidirectional_embedding_mask seq2seq_repeat td_conv2d_channels_(first|last)
    nested_trainable_false_full nested_two_levels shared_twice merge_(concat|dot|cos|first_in_sequential)
    conv2d_(valid|same_even|same_strides)_channels_(first|last) conv2d_dilation_channels_last conv1d conv1d_same_even
    flatten_after_conv_channels_first separable_conv2d_channels_(first|last) atrous_2d_channels_last max_pooling_2d_same_channels_last
    average_pooling_2d_same_channels_(first|last) batch_norm batch_norm_full batch_norm_3d_axis_1 batch_norm_mode_[12]
    activation_(elu|selu|softsign|exponential) mnist_cnn_channels_last_full imdb_lstm prelu deconvolution_2d_valid_channels_last
    locally_connected_1d""")
# and, in the last release before a big step, what that step removed or changed
MORE = {"1.0.8-theano": pattern(r"""(lstm|gru)_consume_less_.* merge_.* bidirectional_.* td_lstm td_batch_norm td_flatten tdd.*
                                    highway maxout_dense srelu parametric_softplus conv2d_.*"""),
        "2.2.4-tensorflow": pattern(r"""gru_reset_after.* seq2seq_(decoder|encoder|train_full) lstm_return_state bidirectional_none
                                        conv1d_causal_dilation gru_cell rnn_stacked_cells relu_layer softmax_axis chunked_layer_names
                                        merge_subtract up_sampling_2d_bilinear""")}
# Keras 0.3 has these; the later releases make do without
TRIM = pattern(r"""
    lstm_implementation_1 (gru|simple_rnn)_(cell|initial_state_list) simple_rnn_(return_state|initial_state) rnn_variable_length
    embedding_mask_(gru|simple_rnn) bidirectional_(gru_concat|simple_rnn_mul|go_backwards) nested_functional_in_sequential
    (max|average)_pooling_[12]d_strides.* global_(max|average)_pooling_2d_channels_first
    (locally_connected|depthwise_conv)_?2d_channels_first
    (up_sampling|cropping)_2d_channels_first conv1d_(dilation|same_strides|strides|same) lstm_activations simple_rnn_activations
    mnist_cnn_channels_(first|last) batch_norm_(between|no_scale|4d_last) td_functional_model masking_lstm_unroll merge_three
    conv2d_(strides|no_bias|same)_channels_last flatten_after_conv_channels_last deconvolution_2d_same_channels_first
    imdb_lstm imdb_cnn shared_model_twice simple_rnn_no_bias lstm_no_bias gru_activations nested_functional_two_levels
    td_nested_model rnn_stacked (locally_connected_1d|deconvolution_2d_valid)_channels_first conv2d_same_strides_channels_last""")
# what Keras 2's recurrent layers, wrappers and nested models do; of the other layers its panels try the options
SEQUENCES = pattern(r"""
    (simple_rnn|lstm|gru|rnn|masking|mask|masked|embedding_mask|bidirectional|seq2seq|td|nested|shared|several|output|same_output|names)_.*
    imdb_.* simple_rnn lstm gru dense_3d""")
# Theano under Keras 2: convolution, pooling at the border, names of weights; and what its scan does with states and masks
SCANNED = pattern(r"""
    masking_lstm_(go_backwards|unroll) mask_whole_row masked_stateful (lstm|gru)_return_state gru_initial_state bidirectional_none
    gru_implementation_2 lstm_unroll rnn_stacked_cells gru_reset_after.* seq2seq_(decoder|encoder|train_full) merge_.*""")
FEW = pattern(r"""
    lstm_full gru simple_rnn lstm_stateful bidirectional_lstm_concat merge_(dot|cos) nested_trainable_false_full mask_through_td_dense
    mask_through_dense_3d bidirectional_embedding_mask conv2d_.* td_conv2d_channels_last conv1d conv1d_same_even
    flatten_after_conv_channels_first average_pooling_2d_same_.* max_pooling_2d_same_.* batch_norm batch_norm_3d_axis_1
    mnist_cnn_channels_last_full deconvolution_2d_valid_channels_last separable_conv2d_channels_last locally_connected_1d""")

# whatever else these have, said once more each
PLUS = {"1.0.8-theano": pattern(r"""deconvolution_2d_(valid|same)_channels_first"""),
        "1.2.2-theano": pattern(r"""deconvolution_2d_.*"""),
        "1.2.2-tensorflow": pattern(r"""deconvolution_2d_.*""")}


def wanted(release, name, only=None):
    """`only` is a case's own word: shell patterns of the releases that get it. With "turn" among them, one release of each backend
    gets it, and which one is the turn of the case's name."""
    if only:
        patterns = only.split()
        if "turn" not in patterns:
            return any(fnmatch.fnmatch(release, p) for p in patterns)
        fits = [r for r in KERAS_2 if any(fnmatch.fnmatch(r, p) for p in patterns)]
        backends = [[r for r in fits if r.endswith(b)] for b in ("tensorflow", "theano")]
        return release in [rs[zlib.crc32(name.encode()) % len(rs)] for rs in backends if rs]
    if release in PLUS and PLUS[release].match(name):
        return True
    if name.startswith("seed_"):
        return re.match("seed_(%s)$" % SEEDS.get("2" if release.startswith("2.") else release, "-"), name) is not None
    if release in ("1.0.6-theano", "1.0.6-tensorflow", "1.0.7-theano"):
        return True
    if TWICE.match(name) or (release.startswith("1.") and TRIM.match(name)):
        return False
    if release.startswith("2.") and release.endswith("-theano"):
        return any(p.match(name) for p in (FEW, NARROW, SCANNED))
    if release in ("2.0.0-tensorflow", "2.2.4-tensorflow") and any(p.match(name) for p in (FEW, SEQUENCES)):
        return True
    return release in WIDE or any(p.match(name) for p in (NARROW, MORE.get(release, NARROW)))
