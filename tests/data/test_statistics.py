import numpy as np
import pytest
from example_datasets import classification, forecasting

from workbench.data.spec import DataSpec, SplitSpec, WindowSpec
from workbench.data.splits import make_split
from workbench.data.statistics import fit_statistics

SPEC = DataSpec(window=WindowSpec(context=4, horizon=2), split=SplitSpec(train=60, val=20, test=20))


def test_statistics_see_the_training_rows_only():
    values = [*range(60), *[1e6] * 40]
    dataset = forecasting(100, values=values)

    statistics = fit_statistics(dataset, make_split(dataset, SPEC))

    assert statistics.mean_F == pytest.approx((29.5,))
    assert statistics.std_F == pytest.approx((np.std(range(60)),))


def test_missing_values_do_not_count():
    values = [float(v) for v in range(100)]
    values[3] = np.nan
    dataset = forecasting(100, values=values)

    statistics = fit_statistics(dataset, make_split(dataset, SPEC))

    assert statistics.mean_F == pytest.approx((np.mean([v for v in range(60) if v != 3]),))


def test_a_constant_column_has_deviation_one():
    dataset = forecasting(100, values=[0.1] * 100)

    assert fit_statistics(dataset, make_split(dataset, SPEC)).std_F == (1.0,)


def test_classes_are_counted_in_the_training_part():
    dataset = classification([0] * 20 + [1] * 10)
    spec = DataSpec(task="classify", split=SplitSpec(method="stratified", train=0.6, val=0.2, test=0.2))

    assert fit_statistics(dataset, make_split(dataset, spec)).class_counts == (12, 6)


def test_a_forecast_that_sees_names_has_the_scale_of_each_series_by_its_number(dataset_of):
    rows = [f"{name},{t},{level + t % 2}\n" for name, level in (("b", 10), ("a", 500)) for t in range(40)]
    text, window = "name,t,x\n" + "".join(rows), WindowSpec(context=4, horizon=2)
    values = {"roles": {"name": "sequence", "t": "time", "x": "target"}, "layout": "long", "window": window}

    found, plain = (
        fit_statistics(dataset, make_split(dataset, DataSpec(window=window)))
        for dataset in (dataset_of(text, **values, name_as_input=named) for named in (True, False))
    )

    assert found.name_mean_VF == (found.mean_F, (500.5, 0.0), (10.5, 0.0))
    assert found.name_std_VF == (found.std_F, (0.5, 1.0), (0.5, 1.0))
    assert plain.name_mean_VF == () and plain.mean_F == found.mean_F[:1]
