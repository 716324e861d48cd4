import json

from workbench.sentence import packed, sentence, unpacked


def test_a_sentence_comes_back_from_json_with_the_sentences_inside_it():
    said = sentence("{baseline} of {count}", baseline=sentence("{season} steps ago", season=12), count=3)

    back = unpacked(json.loads(json.dumps(packed(said))))

    assert str(back) == "12 steps ago of 3"
    assert back == said
