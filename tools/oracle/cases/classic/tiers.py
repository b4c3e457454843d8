"""Which cases a release gets. Five releases get all; their neighbours only what tells them apart, to keep the fixtures small."""
import re

WIDE = ("0.3.3-theano", "1.2.2-theano", "2.3.1-tensorflow", "2.2.4-tensorflow", "1.0.8-theano")
SEED = {"1.0.0-theano": "seed_td_dense|seed_tdd", "1.0.8-theano": "seed_td_dense|seed_tdd"}
NARROW = r"""lstm|gru|simple_rnn|lstm_full|lstm_stateful|gru_go_backwards|(lstm|gru)_consume_less_gpu|gru_reset_after|lstm_return_state
masking_(lstm|gru|simple_rnn)_sequences|mask_through_(tdd|td_dense|dense_3d)|masked_stateful|lstm_initial_state
bidirectional_lstm_concat|bidirectional_gru_sum|bidirectional_embedding_mask|bidirectional_lstm_concat_last
seq2seq_repeat|seq2seq_decoder|td_conv2d_.*|td_conv1d|td_nested_model|nested_trainable_false|nested_two_levels|shared_twice
merge_(sum|concat|dot|cos)|several_inputs_outputs|conv2d_.*|conv1d|conv1d_same_even|flatten_after_conv_.*|separable_conv2d|max_pooling_2d_same.*
average_pooling_2d_same.*|max_pooling_1d|average_pooling_1d_same|batch_norm.*|activation_(softmax|softplus|hard_sigmoid|elu|selu)|mnist_cnn_.*|imdb_lstm
prelu|leaky_relu|embedding|rnn_trained_options|locally_connected_.*|atrous_.*|deconvolution.*|mnist_cnn.*_full"""
NARROW = re.compile("(%s)$" % NARROW.replace("\n", "|"))


def wanted(release, name):
    if name.startswith("seed"):
        return release in WIDE or re.match(SEED.get(release, "seed_td_dense") + "$", name) is not None
    return release in WIDE or NARROW.match(name) is not None
