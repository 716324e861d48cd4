"""The literature that a run rests on: works by short name, each with what makes a report cite it."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.models.cells import CELLS
from workbench.models.spec import LayerSpec
from workbench.models.specs.recurrent import RecurrentSpec
from workbench.report.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One publication, and whether a run has to do with it."""

    short: str
    """As a text cites it."""
    full: str
    cited: Callable[[Facts], bool]


def _layer(test: Callable[[LayerSpec], bool]) -> Callable[[Facts], bool]:
    return lambda facts: any(test(layer) for layer in facts.spec.model.layers)


def _optimizer(*names: str) -> Callable[[Facts], bool]:
    return lambda facts: facts.spec.training.optimizer in names


def _test(name: str) -> Callable[[Facts], bool]:
    return lambda facts: facts.evaluation.verdict.comparison.test.test == name


WORKS: tuple[Work, ...] = (
    Work(
        short="Schuster and Paliwal (1997)",
        full="M. Schuster, K. K. Paliwal: Bidirectional recurrent neural networks. IEEE Transactions on Signal "
        "Processing 45, 2673–2681, 1997.",
        cited=_layer(lambda layer: isinstance(layer, RecurrentSpec) and layer.bidirectional),
    ),
    Work(
        short="Srivastava et al. (2014)",
        full="N. Srivastava, G. Hinton, A. Krizhevsky et al.: Dropout: a simple way to prevent neural networks from "
        "overfitting. JMLR 15, 1929–1958, 2014.",
        cited=lambda facts: any(
            getattr(layer, "dropout", 0) or layer.kind == "dropout" for layer in facts.spec.model.layers
        ),
    ),
    Work(
        short="Davis and Mermelstein (1980)",
        full="S. Davis, P. Mermelstein: Comparison of parametric representations for monosyllabic word "
        "recognition in continuously spoken sentences. IEEE TASSP 28, 357–366, 1980.",
        cited=_layer(lambda layer: layer.kind in ("log_mel", "mfcc")),
    ),
    Work(
        short="Vaswani et al. (2017)",
        full="A. Vaswani, N. Shazeer, N. Parmar et al.: Attention is all you need. NeurIPS, 2017.",
        cited=_layer(lambda layer: layer.kind == "attention"),
    ),
    Work(
        short="Bai et al. (2018)",
        full="S. Bai, J. Z. Kolter, V. Koltun: An empirical evaluation of generic convolutional and recurrent "
        "networks for sequence modeling. arXiv:1803.01271, 2018.",
        cited=_layer(lambda layer: layer.kind == "tcn"),
    ),
    Work(
        short="Dempster et al. (2021)",
        full="A. Dempster, D. F. Schmidt, G. I. Webb: MiniRocket: a very fast (almost) deterministic transform "
        "for time series classification. KDD, 2021.",
        cited=lambda facts: "random_kernels" in facts.evaluation.rivals or facts.spec.model.head.kernel_path,
    ),
    Work(
        short="Kingma and Ba (2015)",
        full="D. P. Kingma, J. Ba: Adam: a method for stochastic optimization. ICLR, 2015.",
        cited=_optimizer("adam", "adamw"),
    ),
    Work(
        short="Loshchilov and Hutter (2019)",
        full="I. Loshchilov, F. Hutter: Decoupled weight decay regularization. ICLR, 2019.",
        cited=_optimizer("adamw"),
    ),
    Work(
        short="Pascanu et al. (2013)",
        full="R. Pascanu, T. Mikolov, Y. Bengio: On the difficulty of training recurrent neural networks. ICML, 2013.",
        cited=lambda facts: facts.spec.training.clip_norm > 0,
    ),
    Work(
        short="Guo et al. (2017)",
        full="C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger: On calibration of modern neural networks. ICML, 2017.",
        cited=lambda facts: facts.evaluation.sureness is not None,
    ),
    Work(
        short="Gibbs and Candès (2021)",
        full="I. Gibbs, E. Candès: Adaptive conformal inference under distribution shift. NeurIPS, 2021.",
        cited=lambda facts: facts.evaluation.bands is not None,
    ),
    Work(
        short="Vovk et al. (2005)",
        full="V. Vovk, A. Gammerman, G. Shafer: Algorithmic learning in a random world. Springer, 2005.",
        cited=lambda facts: facts.evaluation.bands is not None,
    ),
    Work(
        short="Diebold and Mariano (1995)",
        full="F. X. Diebold, R. S. Mariano: Comparing predictive accuracy. Journal of Business and Economic "
        "Statistics 13, 253–263, 1995.",
        cited=_test("diebold_mariano"),
    ),
    Work(
        short="Kiefer and Vogelsang (2005)",
        full="N. M. Kiefer, T. J. Vogelsang: A new asymptotic theory for heteroskedasticity-autocorrelation "
        "robust tests. Econometric Theory 21, 1130–1164, 2005.",
        cited=_test("diebold_mariano"),
    ),
    Work(
        short="McNemar (1947)",
        full="Q. McNemar: Note on the sampling error of the difference between correlated proportions or "
        "percentages. Psychometrika 12, 153–157, 1947.",
        cited=_test("mcnemar"),
    ),
    Work(
        short="Künsch (1989)",
        full="H. R. Künsch: The jackknife and the bootstrap for general stationary observations. Annals of "
        "Statistics 17, 1217–1241, 1989.",
        cited=lambda facts: facts.intervals[""].low is not None,
    ),
    Work(
        short="Ljung and Box (1978)",
        full="G. M. Ljung, G. E. P. Box: On a measure of lack of fit in time series models. Biometrika 65, "
        "297–303, 1978.",
        cited=lambda facts: facts.errors.autocorrelation is not None,
    ),
    Work(
        short="Khandelwal et al. (2018)",
        full="U. Khandelwal, H. He, P. Qi, D. Jurafsky: Sharp nearby, fuzzy far away: how neural language models use "
        "context. ACL, 2018.",
        cited=lambda facts: facts.inside.memory is not None,
    ),
    Work(
        short="Breiman (2001)",
        full="L. Breiman: Random forests. Machine Learning 45, 5–32, 2001.",
        cited=lambda facts: facts.inside.importance is not None,
    ),
    Work(
        short="Paszke et al. (2019)",
        full="A. Paszke, S. Gross, F. Massa et al.: PyTorch: an imperative style, high-performance deep learning "
        "library. NeurIPS, 2019.",
        cited=lambda facts: True,
    ),
)


OPTIMIZERS = {"adam": "Kingma and Ba, 2015", "adamw": "Loshchilov and Hutter, 2019"}
"""How a text cites the work that an optimiser is of."""


def cited(facts: Facts) -> tuple[str, ...]:
    """The works that the run rests on in full, by their authors' names."""
    layers = [layer for layer in facts.spec.model.layers if isinstance(layer, RecurrentSpec)]
    cells = {CELLS[layer.cell].work for layer in layers} - {""}
    return tuple(sorted((*cells, *(work.full for work in WORKS if work.cited(facts))), key=_surname))


def _surname(work: str) -> str:
    """The first author's name without the initials."""
    return next(word for word in work.split() if not word.endswith("."))
