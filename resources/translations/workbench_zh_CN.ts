<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <source>About Sequence Workbench</source>
            <translation>关于 Sequence Workbench</translation>
        </message>
        <message>
            <source>Licences</source>
            <translation>许可证</translation>
        </message>
        <message>
            <source>Looking at this machine</source>
            <translation>正在检查本机</translation>
        </message>
        <message>
            <source>Recurrent networks for sequence data, by point and click.</source>
            <translation>点选即可为序列数据搭建循环神经网络。</translation>
        </message>
        <message>
            <source>This machine</source>
            <translation>本机</translation>
        </message>
        <message>
            <source>Versions and devices</source>
            <translation>版本与设备</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>&amp;About Sequence Workbench</source>
            <translation>关于 Sequence Workbench(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Clear this list</source>
            <translation>清空列表(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Command palette…</source>
            <translation>命令面板…(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Data</source>
            <translation>数据(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Export</source>
            <translation>导出(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Full screen</source>
            <translation>全屏(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Inside</source>
            <translation>内部(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts</source>
            <translation>键盘快捷键(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Model</source>
            <translation>模型(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;New experiment</source>
            <translation>新建实验(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Open the log</source>
            <translation>打开日志(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Results</source>
            <translation>结果(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>保存(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Train</source>
            <translation>训练(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Use</source>
            <translation>使用(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Welcome page</source>
            <translation>欢迎页(&amp;W)</translation>
        </message>
        <message>
            <source>Open &amp;data files…</source>
            <translation>打开数据文件…(&amp;D)</translation>
        </message>
        <message>
            <source>Open &amp;project…</source>
            <translation>打开项目…(&amp;P)</translation>
        </message>
        <message>
            <source>Open a &amp;folder of data…</source>
            <translation>打开数据文件夹…(&amp;F)</translation>
        </message>
        <message>
            <source>Reset la&amp;yout</source>
            <translation>重置布局(&amp;Y)</translation>
        </message>
        <message>
            <source>Ru&amp;ns</source>
            <translation>运行记录(&amp;N)</translation>
        </message>
        <message>
            <source>Save &amp;as…</source>
            <translation>另存为…(&amp;A)</translation>
        </message>
        <message>
            <source>Theme: &amp;dark</source>
            <translation>主题：深色(&amp;D)</translation>
        </message>
        <message>
            <source>Theme: &amp;light</source>
            <translation>主题：浅色(&amp;L)</translation>
        </message>
        <message>
            <source>Theme: as the &amp;system</source>
            <translation>主题：跟随系统(&amp;S)</translation>
        </message>
    </context>
    <context>
        <name>AnswerChoice</name>
        <message>
            <source>Answer</source>
            <translation>答案</translation>
        </message>
        <message>
            <source>Baseline</source>
            <translation>基线</translation>
        </message>
        <message>
            <source>From the mean</source>
            <translation>从均值出发</translation>
        </message>
        <message>
            <source>From the mean, states burnt in</source>
            <translation>从均值出发，状态已预热</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>The answer that is explained</source>
            <translation>要解释的答案</translation>
        </message>
        <message>
            <source>The target whose answer is explained</source>
            <translation>要解释其答案的目标</translation>
        </message>
        <message>
            <source>What it answers</source>
            <translation>模型给出的答案</translation>
        </message>
        <message>
            <source>What the answer is compared to: an input that says nothing</source>
            <translation>与答案相比的对象：不含任何信息的输入</translation>
        </message>
        <message>
            <source>{count} steps ahead</source>
            <translation>向前 {count} 步</translation>
        </message>
    </context>
    <context>
        <name>AnswerModel</name>
        <message>
            <source>don't know</source>
            <translation>不知道</translation>
        </message>
    </context>
    <context>
        <name>AnswerPicture</name>
        <message>
            <source>Amplitude</source>
            <translation>振幅</translation>
        </message>
        <message>
            <source>Drawn here once it is answered</source>
            <translation>回答后在此绘制</translation>
        </message>
        <message>
            <source>Forecast</source>
            <translation>预测</translation>
        </message>
        <message>
            <source>Known</source>
            <translation>已知</translation>
        </message>
        <message>
            <source>Probability of the answer</source>
            <translation>答案的概率</translation>
        </message>
        <message>
            <source>The sequence and its answer</source>
            <translation>序列及其答案</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Without the change</source>
            <translation>未作更改</translation>
        </message>
    </context>
    <context>
        <name>AnswerTable</name>
        <message>
            <source>Answers</source>
            <translation>答案</translation>
        </message>
        <message>
            <source>Show rows that hold this text</source>
            <translation>显示包含此文字的行</translation>
        </message>
        <message>
            <source>Show rows that hold …</source>
            <translation>显示包含……的行</translation>
        </message>
    </context>
    <context>
        <name>App</name>
        <message>
            <source>Loading PyTorch</source>
            <translation>正在加载 PyTorch</translation>
        </message>
    </context>
    <context>
        <name>AudioPlayer</name>
        <message>
            <source>Playing</source>
            <translation>正在播放</translation>
        </message>
    </context>
    <context>
        <name>BacktestView</name>
        <message>
            <source>Backtest</source>
            <translation>回测</translation>
        </message>
        <message>
            <source>Backtesting</source>
            <translation>正在回测</translation>
        </message>
        <message>
            <source>Each origin</source>
            <translation>每个起点</translation>
        </message>
        <message>
            <source>Fold {number}</source>
            <translation>第 {number} 折</translation>
        </message>
        <message>
            <source>From so many points in time the future is forecast from the past alone; many sequences are dealt into so many folds</source>
            <translation>从这么多个时间点出发，只凭过去预测未来；若有许多序列，则分成这么多折</translation>
        </message>
        <message>
            <source>Judged</source>
            <translation>评判</translation>
        </message>
        <message>
            <source>MAE</source>
            <translation>MAE</translation>
        </message>
        <message>
            <source>Mean absolute error by step ahead, over all origins</source>
            <translation>各预测步的平均绝对误差（所有起点）</translation>
        </message>
        <message>
            <source>Means over the origins, with half of their 95 % intervals</source>
            <translation>各起点的平均值及其 95 % 区间的一半</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>One test part is one draw of luck. A backtest trains this run's settings on the past alone and judges them and all rivals at several origins; many sequences are dealt into folds, each tested once.</source>
            <translation>只有一个测试部分，结果带有运气。回测只用过去的数据按本次运行的设置训练，并在多个起点上评判模型和所有对手；若有许多序列，则分成若干折，每折测试一次。</translation>
        </message>
        <message>
            <source>Origins</source>
            <translation>起点数</translation>
        </message>
        <message>
            <source>Otherwise the model is trained once, before the first origin; folds always are</source>
            <translation>否则模型只在第一个起点之前训练一次；分折时总是重新训练</translation>
        </message>
        <message>
            <source>Progress of the backtest</source>
            <translation>回测进度</translation>
        </message>
        <message>
            <source>Steps ahead</source>
            <translation>预测步</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Train anew at each origin</source>
            <translation>在每个起点重新训练</translation>
        </message>
        <message>
            <source>Trained anew at each of {count} origins.</source>
            <translation>在 {count} 个起点上分别重新训练。</translation>
        </message>
        <message>
            <source>Trained anew for each of {count} folds.</source>
            <translation>为 {count} 折分别重新训练。</translation>
        </message>
        <message>
            <source>Trained on</source>
            <translation>训练样本</translation>
        </message>
        <message>
            <source>Trained once, before the first of {count} origins.</source>
            <translation>只在 {count} 个起点中的第一个之前训练了一次。</translation>
        </message>
        <message>
            <source>{done} of {count} are judged. Start it again to go on.</source>
            <translation>{count} 个中已评判 {done} 个。再次开始即可继续。</translation>
        </message>
        <message>
            <source>± is half of a 95 % interval, for which each counts as one draw.</source>
            <translation>± 是 95 % 区间的一半，其中每个起点或每折算作一次抽样。</translation>
        </message>
    </context>
    <context>
        <name>BlockCatalog</name>
        <message>
            <source>Convolution and attention</source>
            <translation>卷积与注意力</translation>
        </message>
        <message>
            <source>First block</source>
            <translation>首个模块</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>层</translation>
        </message>
        <message>
            <source>Recurrent</source>
            <translation>循环层</translation>
        </message>
    </context>
    <context>
        <name>BlockExplanation</name>
        <message>
            <source>Characters</source>
            <translation>字符</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <source>Context</source>
            <translation>上下文窗口</translation>
        </message>
        <message>
            <source>Every step gets an answer of its own.</source>
            <translation>每一步都有自己的答案。</translation>
        </message>
        <message>
            <source>Horizon</source>
            <translation>预测步长</translation>
        </message>
        <message>
            <source>It is part of the model and of every exported file: raw values go in, units come out.</source>
            <translation>它是模型的一部分，也包含在每个导出文件中：输入原始数值，输出带原单位的结果。</translation>
        </message>
        <message>
            <source>Longest sequence</source>
            <translation>最长序列</translation>
        </message>
        <message>
            <source>Missing values</source>
            <translation>缺失值</translation>
        </message>
        <message>
            <source>Sample rate</source>
            <translation>采样率</translation>
        </message>
        <message>
            <source>Season</source>
            <translation>季节周期</translation>
        </message>
        <message>
            <source>T: the last step of the window; a forecast gets the removed level back at the end</source>
            <translation>T：窗口的最后一步；预测结束时会把去除的水平加回来</translation>
        </message>
        <message>
            <source>T: the last step of the window; k: how many steps ahead</source>
            <translation>T：窗口的最后一步；k：向前第几步</translation>
        </message>
        <message>
            <source>Targets</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>a 0/1 feature each</source>
            <translation>每个词语一个 0/1 特征</translation>
        </message>
        <message>
            <source>and {count} more</source>
            <translation>等，另有 {count} 个</translation>
        </message>
        <message>
            <source>h: what the last layer gives at each step, T: the last step; W, b: learned weights and biases</source>
            <translation>h：最后一层在每一步的输出；T：最后一步；W、b：学习得到的权重和偏置</translation>
        </message>
        <message>
            <source>k: kernel features of the whole sequence; V, c: solved before training, in which the layers learn alone</source>
            <translation>k：整条序列的卷积核特征；V、c：训练前求解，训练中各层独自学习</translation>
        </message>
        <message>
            <source>m: the piece of the forecast; p, e: learned vectors for its place and for the column; all pieces are answered at once, each by one step of a GRU from the last state</source>
            <translation>m：预测的第几段；p、e：分别为该段位置和该列学习得到的向量；所有段同时作答，每段由 GRU 从最后状态走一步得到</translation>
        </message>
        <message>
            <source>p: how likely the window ends at each step of the season, by how well the season's usual course fits it; U: solved with V</source>
            <translation>p：窗口结束于季节各步的可能性，取决于季节的通常走势与窗口的吻合程度；U：与 V 一同求解</translation>
        </message>
        <message>
            <source>told by one more 0/1 feature per column</source>
            <translation>每列另加一个 0/1 特征来标明</translation>
        </message>
        <message>
            <source>u: learned; a: how much each step counts, together 1</source>
            <translation>u：学习得到；a：每一步的权重，合计为 1</translation>
        </message>
        <message>
            <source>x: the window; V, c: solved before training, after which the layers learn what is left</source>
            <translation>x：窗口；V、c：在训练前求解，之后各层学习剩余部分</translation>
        </message>
        <message>
            <source>y = the commonest class</source>
            <translation>y = 最常见的类别</translation>
        </message>
        <message>
            <source>y = the mean of the training part</source>
            <translation>y = 训练集的均值</translation>
        </message>
        <message>
            <source>y: the median; y&lt;sub&gt;k&lt;/sub&gt;: the further quantiles, each a positive distance beyond its neighbour, so that they never cross</source>
            <translation>y：中位数；y&lt;sub&gt;k&lt;/sub&gt;：其余分位数，每个都在相邻分位数之外一段正的距离，因此永不交叉</translation>
        </message>
        <message>
            <source>{count} learned features</source>
            <translation>{count} 个学习得到的特征</translation>
        </message>
        <message>
            <source>{count} words</source>
            <translation>{count} 个词语</translation>
        </message>
        <message>
            <source>{steps} steps</source>
            <translation>{steps} 步</translation>
        </message>
        <message>
            <source>μ, s: mean and standard deviation of each column, from the training part only</source>
            <translation>μ、s：每列的均值和标准差，仅由训练集算出</translation>
        </message>
    </context>
    <context>
        <name>BlockItem</name>
        <message>
            <source>{count} parameters</source>
            <translation>{count} 个参数</translation>
        </message>
    </context>
    <context>
        <name>BlockPalette</name>
        <message>
            <source>Find a block</source>
            <translation>查找模块</translation>
        </message>
        <message>
            <source>No block of that name suits this task.</source>
            <translation>没有适合此任务的同名模块。</translation>
        </message>
        <message>
            <source>Type a part of a name; Enter adds the first block that is found</source>
            <translation>输入名称的一部分；按 Enter 添加找到的第一个模块</translation>
        </message>
    </context>
    <context>
        <name>CellPanel</name>
        <message>
            <source>Click a cell, or go there with the arrow keys, to see which sequences it counts.</source>
            <translation>单击单元格，或用方向键移到该处，查看它包含哪些序列。</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Play the chosen recording (Enter or a double click in the list does the same)</source>
            <translation>播放所选录音（在列表中按 Enter 或双击效果相同）</translation>
        </message>
        <message>
            <source>Sequences of the chosen cell</source>
            <translation>所选单元格的序列</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>The chosen sequence</source>
            <translation>所选序列</translation>
        </message>
        <message>
            <source>{count} of class {truth}, answered as {answer}</source>
            <translation>类别 {truth} 中有 {count} 条被判为 {answer}</translation>
        </message>
        <message>
            <source>{count} steps</source>
            <translation>{count} 步</translation>
        </message>
        <message>
            <source>{count} with steps of class {truth}, answered as {answer}</source>
            <translation>{count} 条含有类别 {truth} 却被判为 {answer} 的步</translation>
        </message>
        <message>
            <source>{percent} % sure</source>
            <translation>把握 {percent}%</translation>
        </message>
    </context>
    <context>
        <name>ColumnChooser</name>
        <message>
            <source>Choose by itself</source>
            <translation>自动选择</translation>
        </message>
        <message>
            <source>Choose which settings and metrics are columns</source>
            <translation>选择哪些设置和指标作为列显示</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <source>Columns of the table</source>
            <translation>表格的列</translation>
        </message>
        <message>
            <source>Find a column</source>
            <translation>查找列</translation>
        </message>
        <message>
            <source>Find a setting or a metric</source>
            <translation>查找设置或指标</translation>
        </message>
        <message>
            <source>Show the metrics and the settings in which the runs differ</source>
            <translation>显示指标以及各次运行不同的设置</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>Command</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>Matching commands</source>
            <translation>匹配的命令</translation>
        </message>
        <message>
            <source>No command has these letters</source>
            <translation>没有含这些字母的命令</translation>
        </message>
        <message>
            <source>Type a command</source>
            <translation>输入命令</translation>
        </message>
    </context>
    <context>
        <name>ConfusionTable</name>
        <message>
            <source>Confusion matrix</source>
            <translation>混淆矩阵</translation>
        </message>
        <message>
            <source>Counted here once the run is judged</source>
            <translation>运行评估完成后在此计数</translation>
        </message>
        <message>
            <source>Rows: the true class. Columns: the model's answer. Right answers lie on the diagonal, in bold.</source>
            <translation>行：真实类别。列：模型的答案。正确的答案在对角线上，以粗体显示。</translation>
        </message>
        <message>
            <source>{count} of {total} sequences of class {truth} were answered as {answer}</source>
            <translation>类别 {truth} 的 {total} 条序列中有 {count} 条被判为 {answer}</translation>
        </message>
        <message>
            <source>{count} of {total} steps of class {truth} were answered as {answer}</source>
            <translation>类别 {truth} 的 {total} 步中有 {count} 步被判为 {answer}</translation>
        </message>
    </context>
    <context>
        <name>CoveragePictures</name>
        <message>
            <source>Drawn here once the run is judged</source>
            <translation>运行评估完成后在此绘制</translation>
        </message>
        <message>
            <source>Each band rests on how far off the forecasts of the validation part were, and on what was known by then of those of this part. Truths inside: {shares}.</source>
            <translation>每个区间都依据验证集预测的偏差，以及本部分中当时已知的偏差得出。落在区间内的真实值：{shares}。</translation>
        </message>
        <message>
            <source>Inside, %</source>
            <translation>落入比例 (%)</translation>
        </message>
        <message>
            <source>Share of truths inside the bands by step ahead</source>
            <translation>按提前步数统计落在区间内的真实值比例</translation>
        </message>
        <message>
            <source>Steps ahead</source>
            <translation>提前步数</translation>
        </message>
        <message>
            <source>The validation part has too few forecasts to measure bands by.</source>
            <translation>验证集的预测太少，无法据此确定区间。</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>宽度</translation>
        </message>
        <message>
            <source>Width of the bands by step ahead</source>
            <translation>按提前步数统计的区间宽度</translation>
        </message>
        <message>
            <source>{held} of the bands of {level}</source>
            <translation>{level} 区间为 {held}</translation>
        </message>
        <message>
            <source>{share} promised</source>
            <translation>承诺 {share}</translation>
        </message>
    </context>
    <context>
        <name>CrashDialog</name>
        <message>
            <source>&amp;Copy report</source>
            <translation>复制报告(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Details</source>
            <translation>详细信息(&amp;D)</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>报告</translation>
        </message>
        <message>
            <source>Something went wrong</source>
            <translation>出现错误</translation>
        </message>
        <message>
            <source>The program met an error it did not expect and goes on. Save your work. If it happens again, send this report to the developers; it is also in the log: {file}</source>
            <translation>程序遇到了意外错误，但会继续运行。请保存您的工作。如果再次发生，请把此报告发给开发者；报告也写在日志中：{file}</translation>
        </message>
    </context>
    <context>
        <name>CurvesView</name>
        <message>
            <source>Epoch</source>
            <translation>轮次</translation>
        </message>
        <message>
            <source>Learning curves of the selected runs</source>
            <translation>所选运行的学习曲线</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Select one run or several, with Ctrl or Shift, to see their curves.</source>
            <translation>选择一次运行，或按住 Ctrl 或 Shift 选择多次运行，即可查看它们的曲线。</translation>
        </message>
        <message>
            <source>The first {most} of the runs that are selected.</source>
            <translation>所选运行中的前 {most} 次。</translation>
        </message>
        <message>
            <source>Training loss, too</source>
            <translation>同时显示训练损失</translation>
        </message>
        <message>
            <source>{run}, training</source>
            <translation>{run}，训练</translation>
        </message>
    </context>
    <context>
        <name>DataPage</name>
        <message>
            <source>Add a folder of data…</source>
            <translation>添加数据文件夹…</translation>
        </message>
        <message>
            <source>Add data files…</source>
            <translation>添加数据文件…</translation>
        </message>
        <message>
            <source>Add files…</source>
            <translation>添加文件…</translation>
        </message>
        <message>
            <source>Add folder…</source>
            <translation>添加文件夹…</translation>
        </message>
        <message>
            <source>Check what was read, say what each part is for, and see how it is cut.</source>
            <translation>检查读入的内容，说明各部分的用途，并查看数据如何划分。</translation>
        </message>
        <message>
            <source>Choose a folder of data</source>
            <translation>选择数据文件夹</translation>
        </message>
        <message>
            <source>Choose data files</source>
            <translation>选择数据文件</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>File shown</source>
            <translation>显示的文件</translation>
        </message>
        <message>
            <source>Leave empty cells of {column} empty</source>
            <translation>让 {column} 的空单元格保持为空</translation>
        </message>
        <message>
            <source>Make {column} {role}</source>
            <translation>将 {column} 设为{role}</translation>
        </message>
        <message>
            <source>Next: Model</source>
            <translation>下一步：模型</translation>
        </message>
        <message>
            <source>Read {column} as another type</source>
            <translation>将 {column} 按其他类型读取</translation>
        </message>
        <message>
            <source>Read {name} from its new place</source>
            <translation>从新位置读取 {name}</translation>
        </message>
        <message>
            <source>Rename {column}</source>
            <translation>重命名 {column}</translation>
        </message>
        <message>
            <source>Repeat {column} in empty cells</source>
            <translation>在空单元格中重复 {column}</translation>
        </message>
        <message>
            <source>Where is {name} now?</source>
            <translation>{name} 现在在哪里？</translation>
        </message>
        <message>
            <source>{count} files left out</source>
            <translation>略去了 {count} 个文件</translation>
        </message>
        <message>
            <source>{count} recordings, {length} in all</source>
            <translation>{count} 段录音，共 {length}</translation>
        </message>
        <message>
            <source>{file}: {rows} rows, {columns} columns. Click a column's head to say what it is for.</source>
            <translation>{file}：{rows} 行，{columns} 列。单击列标题可指定其用途。</translation>
        </message>
    </context>
    <context>
        <name>DiagnosisCards</name>
        <message>
            <source>Change</source>
            <translation>更改</translation>
        </message>
        <message>
            <source>Change: {change}</source>
            <translation>更改：{change}</translation>
        </message>
    </context>
    <context>
        <name>DifferencesView</name>
        <message>
            <source>Select one run or several to see what their settings differ in.</source>
            <translation>选择一次或多次运行，查看它们的设置有何不同。</translation>
        </message>
        <message>
            <source>Settings in which the selected runs differ</source>
            <translation>所选运行中不同的设置</translation>
        </message>
        <message>
            <source>The experiment now</source>
            <translation>当前实验</translation>
        </message>
        <message>
            <source>These runs have the same settings.</source>
            <translation>这些运行的设置相同。</translation>
        </message>
        <message>
            <source>This run has the settings of the experiment as it stands.</source>
            <translation>此运行的设置与当前实验相同。</translation>
        </message>
        <message>
            <source>What the settings of these runs differ in; all others are the same.</source>
            <translation>这些运行中不同的设置；其余均相同。</translation>
        </message>
        <message>
            <source>What this run did otherwise than the experiment as it stands.</source>
            <translation>此运行与当前实验不同之处。</translation>
        </message>
    </context>
    <context>
        <name>Documents</name>
        <message>
            <source>Making room for runs</source>
            <translation>正在准备运行目录</translation>
        </message>
        <message>
            <source>Opening the project</source>
            <translation>正在打开项目</translation>
        </message>
        <message>
            <source>Saving</source>
            <translation>正在保存</translation>
        </message>
        <message>
            <source>Saving a snapshot</source>
            <translation>正在保存快照</translation>
        </message>
        <message>
            <source>Tidying up</source>
            <translation>正在清理</translation>
        </message>
    </context>
    <context>
        <name>DrawnBands</name>
        <message>
            <source>{share} band</source>
            <translation>{share} 区间</translation>
        </message>
        <message>
            <source>{share} band, lower end</source>
            <translation>{share} 区间下限</translation>
        </message>
    </context>
    <context>
        <name>Elsewhere</name>
        <message>
            <source>Bundling the job</source>
            <translation>正在打包任务</translation>
        </message>
        <message>
            <source>Collect results…</source>
            <translation>收取结果…</translation>
        </message>
        <message>
            <source>Collecting results</source>
            <translation>正在收取结果</translation>
        </message>
        <message>
            <source>One file with experiment, data and versions, to be trained on another machine</source>
            <translation>把实验、数据和版本放进一个文件，供另一台机器训练</translation>
        </message>
        <message>
            <source>Results from elsewhere</source>
            <translation>别处得到的结果</translation>
        </message>
        <message>
            <source>Run elsewhere…</source>
            <translation>在别处运行…</translation>
        </message>
        <message>
            <source>Take runs that were trained elsewhere into this project</source>
            <translation>把在别处训练的运行收进本项目</translation>
        </message>
    </context>
    <context>
        <name>EmptyRuns</name>
        <message>
            <source>Go to Train</source>
            <translation>前往训练</translation>
        </message>
        <message>
            <source>No trained model yet</source>
            <translation>还没有训练好的模型</translation>
        </message>
        <message>
            <source>Train one first; a minute is enough for the samples. Then look at it here.</source>
            <translation>请先训练一个；示例数据只需一分钟。然后在这里查看结果。</translation>
        </message>
    </context>
    <context>
        <name>ErrorsView</name>
        <message>
            <source>Class</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Day of the week</source>
            <translation>星期</translation>
        </message>
        <message>
            <source>Errors by</source>
            <translation>误差分组</translation>
        </message>
        <message>
            <source>Errors of each group</source>
            <translation>各组的误差</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <source>Hour of the day</source>
            <translation>小时</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>月份</translation>
        </message>
        <message>
            <source>Nats</source>
            <translation>奈特</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>精确率</translation>
        </message>
        <message>
            <source>RMSE</source>
            <translation>RMSE</translation>
        </message>
        <message>
            <source>RMSE, standardised</source>
            <translation>标准化 RMSE</translation>
        </message>
        <message>
            <source>Recall</source>
            <translation>召回率</translation>
        </message>
        <message>
            <source>Season of the year</source>
            <translation>季节</translation>
        </message>
        <message>
            <source>Series</source>
            <translation>序列</translation>
        </message>
        <message>
            <source>Step ahead</source>
            <translation>向前第几步</translation>
        </message>
        <message>
            <source>The worst is {name}; a click on a heading sorts.</source>
            <translation>最差的是 {name}；单击列标题可排序。</translation>
        </message>
        <message>
            <source>Truth minus answer</source>
            <translation>真实值减回答</translation>
        </message>
        <message>
            <source>Wrong</source>
            <translation>错误</translation>
        </message>
    </context>
    <context>
        <name>EstimateLine</name>
        <message>
            <source>About {all} for the one epoch; memory {memory}.</source>
            <translation>这一轮约需 {all}；内存 {memory}。</translation>
        </message>
        <message>
            <source>About {epoch} per epoch, {all} for all {count} epochs; memory {memory}.</source>
            <translation>每轮约 {epoch}，全部 {count} 轮约 {all}；内存 {memory}。</translation>
        </message>
        <message>
            <source>Comparing batch sizes</source>
            <translation>正在比较批大小</translation>
        </message>
        <message>
            <source>Comparing batch sizes …</source>
            <translation>正在比较批大小……</translation>
        </message>
        <message>
            <source>Estimate time</source>
            <translation>估算时间</translation>
        </message>
        <message>
            <source>Estimating time and memory</source>
            <translation>正在估算时间和内存</translation>
        </message>
        <message>
            <source>Make this the batch size; Undo brings the old one back</source>
            <translation>改用这个批大小；撤销可恢复原来的值</translation>
        </message>
        <message>
            <source>Set the batch size</source>
            <translation>设置批大小</translation>
        </message>
        <message>
            <source>The settings have changed since the estimate.</source>
            <translation>估算之后设置已更改。</translation>
        </message>
        <message>
            <source>Try a few steps on a copy of the model to tell time and memory beforehand, and compare batch sizes</source>
            <translation>在模型副本上试跑几步，预先给出时间和内存，并比较批大小</translation>
        </message>
        <message>
            <source>Trying a few steps …</source>
            <translation>正在试运行几步…</translation>
        </message>
        <message>
            <source>Use {count}</source>
            <translation>使用 {count}</translation>
        </message>
    </context>
    <context>
        <name>ExampleChoice</name>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <source>Example</source>
            <translation>示例</translation>
        </message>
        <message>
            <source>Number of the example</source>
            <translation>示例编号</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>数据部分</translation>
        </message>
        <message>
            <source>Test part</source>
            <translation>测试集</translation>
        </message>
        <message>
            <source>The example that is looked at</source>
            <translation>正在查看的示例</translation>
        </message>
        <message>
            <source>Training part</source>
            <translation>训练集</translation>
        </message>
        <message>
            <source>Validation part</source>
            <translation>验证集</translation>
        </message>
    </context>
    <context>
        <name>ExampleSignal</name>
        <message>
            <source>Before</source>
            <translation>更改之前</translation>
        </message>
        <message>
            <source>Change letters and see what the model makes of them; ⏎ is the end of a line</source>
            <translation>更改字母，看模型如何理解；⏎ 表示行尾</translation>
        </message>
        <message>
            <source>Drag the curve with the mouse, or mute a stretch of sound by dragging along it; the answer follows</source>
            <translation>用鼠标拖动曲线，或沿声音拖动以静音一段；答案随之变化</translation>
        </message>
        <message>
            <source>Drawing the recording</source>
            <translation>正在绘制录音</translation>
        </message>
        <message>
            <source>Forecast</source>
            <translation>预测</translation>
        </message>
        <message>
            <source>Forecast before</source>
            <translation>更改之前的预测</translation>
        </message>
        <message>
            <source>How many steps on either side follow when the curve is bent</source>
            <translation>弯曲曲线时两侧随之变化的步数</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Share of what came</source>
            <translation>实际字符所得的份额</translation>
        </message>
        <message>
            <source>Spectrogram of the example</source>
            <translation>示例的声谱图</translation>
        </message>
        <message>
            <source>Text that the model reads</source>
            <translation>模型读取的文本</translation>
        </message>
        <message>
            <source>The example's input and the answer</source>
            <translation>示例的输入与答案</translation>
        </message>
        <message>
            <source>The input that is drawn, and bent</source>
            <translation>所绘制并可弯曲的输入</translation>
        </message>
        <message>
            <source>What came</source>
            <translation>实际值</translation>
        </message>
        <message>
            <source>What if…</source>
            <translation>假如…</translation>
        </message>
        <message>
            <source>Width of a bend</source>
            <translation>弯曲的宽度</translation>
        </message>
        <message>
            <source>kHz</source>
            <translation>kHz</translation>
        </message>
        <message>
            <source>steps</source>
            <translation>步</translation>
        </message>
    </context>
    <context>
        <name>ExcludedList</name>
        <message>
            <source>From</source>
            <translation>从</translation>
        </message>
        <message>
            <source>Leave out from</source>
            <translation>排除起点</translation>
        </message>
        <message>
            <source>Leave out this range of time or steps</source>
            <translation>排除这一时间段或步的范围</translation>
        </message>
        <message>
            <source>Leave out to</source>
            <translation>排除终点</translation>
        </message>
        <message>
            <source>Take back {range}</source>
            <translation>恢复 {range}</translation>
        </message>
        <message>
            <source>To</source>
            <translation>到</translation>
        </message>
        <message>
            <source>steps {start} to {end}</source>
            <translation>第 {start} 至 {end} 步</translation>
        </message>
        <message>
            <source>{start} to {end}</source>
            <translation>{start} 至 {end}</translation>
        </message>
    </context>
    <context>
        <name>ExportPage</name>
        <message>
            <source>&amp;Replace</source>
            <translation>替换(&amp;R)</translation>
        </message>
        <message>
            <source>A new or an empty folder, or one that an earlier export wrote.</source>
            <translation>新的或空的文件夹，或先前导出所写的文件夹。</translation>
        </message>
        <message>
            <source>An export goes on</source>
            <translation>正在导出</translation>
        </message>
        <message>
            <source>Choose a folder first</source>
            <translation>请先选择文件夹</translation>
        </message>
        <message>
            <source>Choose a new or an empty folder</source>
            <translation>请选择新的或空的文件夹</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>Export the chosen run</source>
            <translation>导出所选运行</translation>
        </message>
        <message>
            <source>Exporting</source>
            <translation>正在导出</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>Folder to export into</source>
            <translation>导出到的文件夹</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Replace that export? Its files cannot be brought back.</source>
            <translation>要替换那份导出吗？其中的文件将无法恢复。</translation>
        </message>
        <message>
            <source>Take the model away as files that work without this program.</source>
            <translation>把模型导出为无需本程序即可使用的文件。</translation>
        </message>
        <message>
            <source>Train a model first</source>
            <translation>请先训练模型</translation>
        </message>
        <message>
            <source>Where to</source>
            <translation>导出位置</translation>
        </message>
        <message>
            <source>Write the files and check them</source>
            <translation>写出文件并检验</translation>
        </message>
    </context>
    <context>
        <name>FilterLine</name>
        <message>
            <source>Filter of the runs</source>
            <translation>运行筛选</translation>
        </message>
        <message>
            <source>Filter the runs</source>
            <translation>筛选运行</translation>
        </message>
        <message>
            <source>Ready conditions</source>
            <translation>现成条件</translation>
        </message>
        <message>
            <source>Settings, metrics and fields by name with = != &lt; &lt;= &gt; &gt;= and ~ (contains); and, or, not, brackets</source>
            <translation>用名称写出设置、指标和字段，配合 = != &lt; &lt;= &gt; &gt;= 和 ~（包含）；可用 and、or、not 和括号</translation>
        </message>
        <message>
            <source>Words, or a condition such as  dropout &gt; .2 and state = finished</source>
            <translation>输入文字，或条件，如  dropout &gt; .2 and state = finished</translation>
        </message>
        <message>
            <source>{all} runs</source>
            <translation>共 {all} 次运行</translation>
        </message>
        <message>
            <source>{shown} of {all} runs</source>
            <translation>{all} 次运行中的 {shown} 次</translation>
        </message>
    </context>
    <context>
        <name>Findings</name>
        <message>
            <source>Mend</source>
            <translation>修复</translation>
        </message>
        <message>
            <source>Mend: {change}</source>
            <translation>修复：{change}</translation>
        </message>
    </context>
    <context>
        <name>FlowPicture</name>
        <message>
            <source>Epoch</source>
            <translation>轮次</translation>
        </message>
        <message>
            <source>Gradient, power of ten</source>
            <translation>梯度（10 的幂）</translation>
        </message>
        <message>
            <source>Gradients along the steps</source>
            <translation>沿各步的梯度</translation>
        </message>
        <message>
            <source>Gradients by layer</source>
            <translation>各层的梯度</translation>
        </message>
        <message>
            <source>How far weights moved, of their size</source>
            <translation>权重的变动占其大小的比例</translation>
        </message>
        <message>
            <source>Idle units, %</source>
            <translation>闲置单元，%</translation>
        </message>
        <message>
            <source>Measured now and then while a run is trained on the CPU</source>
            <translation>在 CPU 上训练时不时测量</translation>
        </message>
        <message>
            <source>Share of the steps, %</source>
            <translation>步的位置，%</translation>
        </message>
        <message>
            <source>Units that are dead or saturated</source>
            <translation>死亡或饱和的单元</translation>
        </message>
        <message>
            <source>Update, power of ten</source>
            <translation>更新（10 的幂）</translation>
        </message>
        <message>
            <source>What is drawn</source>
            <translation>绘制内容</translation>
        </message>
        <message>
            <source>{layer}, epoch {epoch}</source>
            <translation>{layer}，第 {epoch} 轮</translation>
        </message>
    </context>
    <context>
        <name>FolderWatch</name>
        <message>
            <source>Answer each file that comes into a folder, into a table that grows</source>
            <translation>回答进入文件夹的每个文件，写入不断增长的表格</translation>
        </message>
        <message>
            <source>Choose a folder to watch</source>
            <translation>选择要监视的文件夹</translation>
        </message>
        <message>
            <source>Stop watching</source>
            <translation>停止监视</translation>
        </message>
        <message>
            <source>The picture shows {file}.</source>
            <translation>图中显示 {file}。</translation>
        </message>
        <message>
            <source>Watch folder…</source>
            <translation>监视文件夹…</translation>
        </message>
        <message>
            <source>Watching a folder</source>
            <translation>监视文件夹</translation>
        </message>
        <message>
            <source>Watching {folder}: {count} files answered, into {table}.</source>
            <translation>正在监视 {folder}：已回答 {count} 个文件，写入 {table}。</translation>
        </message>
        <message>
            <source>Where the answers go</source>
            <translation>回答写到哪里</translation>
        </message>
        <message>
            <source>{file} was skipped: {reason}</source>
            <translation>已跳过 {file}：{reason}</translation>
        </message>
        <message>
            <source>{folder} is no longer watched: {count} files answered, into {table}.</source>
            <translation>已不再监视 {folder}：回答了 {count} 个文件，写入 {table}。</translation>
        </message>
    </context>
    <context>
        <name>ForecastPictures</name>
        <message>
            <source>1 step ahead</source>
            <translation>提前 1 步</translation>
        </message>
        <message>
            <source>Bands</source>
            <translation>预测区间</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Draw the forecast of the strongest rival as well</source>
            <translation>同时绘制最强对手的预测</translation>
        </message>
        <message>
            <source>Drawing the forecast</source>
            <translation>正在绘制预测</translation>
        </message>
        <message>
            <source>Drawn here once the run is judged</source>
            <translation>运行评估完成后在此绘制</translation>
        </message>
        <message>
            <source>Error by step ahead</source>
            <translation>各预测步的误差</translation>
        </message>
        <message>
            <source>Forecast</source>
            <translation>预测</translation>
        </message>
        <message>
            <source>Forecast beside the truth</source>
            <translation>预测与真实值对比</translation>
        </message>
        <message>
            <source>Histogram of the residuals</source>
            <translation>残差直方图</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>RMSE</source>
            <translation>RMSE</translation>
        </message>
        <message>
            <source>Residuals along the test part</source>
            <translation>测试集上的残差</translation>
        </message>
        <message>
            <source>Row of the data</source>
            <translation>数据行号</translation>
        </message>
        <message>
            <source>Series</source>
            <translation>序列</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>显示</translation>
        </message>
        <message>
            <source>Steps ahead</source>
            <translation>提前步数</translation>
        </message>
        <message>
            <source>Strongest rival</source>
            <translation>最强对手</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Truth</source>
            <translation>真实值</translation>
        </message>
        <message>
            <source>Truth minus forecast</source>
            <translation>真实值减预测值</translation>
        </message>
        <message>
            <source>Where 80 and 95 of 100 truths are to lie, from how far off the forecasts were before</source>
            <translation>依据以往预测的偏差，100 个真实值中应分别有 80 个和 95 个落入的范围</translation>
        </message>
        <message>
            <source>Whole forecasts one after another, or only the value so many steps ahead</source>
            <translation>把完整预测首尾相接，或只看提前若干步的值</translation>
        </message>
        <message>
            <source>Whole forecasts, end to end</source>
            <translation>完整预测，首尾相接</translation>
        </message>
        <message>
            <source>{count} steps ahead</source>
            <translation>提前 {count} 步</translation>
        </message>
    </context>
    <context>
        <name>FormatChoice</name>
        <message>
            <source>All of these files in one folder.</source>
            <translation>以上所有文件放在同一文件夹。</translation>
        </message>
        <message>
            <source>Both</source>
            <translation>两者都要</translation>
        </message>
        <message>
            <source>ONNX: runs anywhere</source>
            <translation>ONNX：随处可运行</translation>
        </message>
        <message>
            <source>PyTorch: to read and to train further</source>
            <translation>PyTorch：便于阅读和继续训练</translation>
        </message>
        <message>
            <source>What to export</source>
            <translation>导出内容</translation>
        </message>
        <message>
            <source>model.onnx is the whole model in one file: your raw numbers in, answers in your units out. It runs with ONNX Runtime on Windows, macOS, Linux, phones and in browsers, from Python, C++, C#, Java or JavaScript. With predict_onnx.py, which answers files like yours (needs Python, onnxruntime and numpy).</source>
            <translation>model.onnx 一个文件包含完整模型：输入原始数值，输出带原单位的答案。可用 ONNX Runtime 在 Windows、macOS、Linux、手机和浏览器上运行，支持 Python、C++、C#、Java 或 JavaScript。另附 predict_onnx.py，可对与您的数据格式相同的文件作答（需要 Python、onnxruntime 和 numpy）。</translation>
        </message>
        <message>
            <source>model.safetensors holds the weights, model.py the network as plain Python code. With predict.py, which answers files like yours (needs Python, torch and numpy). Neither needs this program.</source>
            <translation>model.safetensors 保存权重，model.py 是网络的普通 Python 代码。另附 predict.py，可对与您的数据格式相同的文件作答（需要 Python、torch 和 numpy）。二者都不需要本程序。</translation>
        </message>
    </context>
    <context>
        <name>FurtherChoice</name>
        <message>
            <source>Also write</source>
            <translation>同时写出</translation>
        </message>
    </context>
    <context>
        <name>FuturePanel</name>
        <message>
            <source>Change a value, and the forecast moves. The data stay as they are.</source>
            <translation>更改一个数值，预测随之变化。数据保持不变。</translation>
        </message>
        <message>
            <source>Change it again</source>
            <translation>再次更改</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>重置</translation>
        </message>
        <message>
            <source>Take what the data say again</source>
            <translation>恢复为数据中的数值</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Undo the last change of the known future</source>
            <translation>撤销对已知未来的最后一次更改</translation>
        </message>
        <message>
            <source>What if</source>
            <translation>如果……</translation>
        </message>
        <message>
            <source>What if the known future were …</source>
            <translation>如果已知的未来是…</translation>
        </message>
        <message>
            <source>What is known of the steps to come</source>
            <translation>对未来各步已知的内容</translation>
        </message>
    </context>
    <context>
        <name>GapStrip</name>
        <message>
            <source>Where data lie: {gaps} gaps, {repeats} times that repeat, {ranges} ranges left out</source>
            <translation>数据所在：{gaps} 处空缺，{repeats} 个重复的时间，{ranges} 个排除的范围</translation>
        </message>
    </context>
    <context>
        <name>GatesPicture</name>
        <message>
            <source>Answer</source>
            <translation>答案</translation>
        </message>
        <message>
            <source>Back to the example as it is</source>
            <translation>恢复示例原样</translation>
        </message>
        <message>
            <source>Block {block}, {cell}</source>
            <translation>模块 {block}，{cell}</translation>
        </message>
        <message>
            <source>Copy the example's inputs as a table</source>
            <translation>将示例的输入复制为表格</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>层</translation>
        </message>
        <message>
            <source>Like units beside each other, or the busiest at the bottom</source>
            <translation>相似的单元排在一起，或最活跃的排在最下面</translation>
        </message>
        <message>
            <source>Order of the units</source>
            <translation>单元的顺序</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Undo the last change of the example</source>
            <translation>撤销对示例的上一次更改</translation>
        </message>
        <message>
            <source>Units by activity</source>
            <translation>单元按活跃度</translation>
        </message>
        <message>
            <source>Units by likeness</source>
            <translation>单元按相似度</translation>
        </message>
        <message>
            <source>Units by number</source>
            <translation>单元按编号</translation>
        </message>
        <message>
            <source>What if</source>
            <translation>假如</translation>
        </message>
        <message>
            <source>backwards</source>
            <translation>反向</translation>
        </message>
        <message>
            <source>layer {number}</source>
            <translation>第 {number} 层</translation>
        </message>
        <message>
            <source>unit {number}</source>
            <translation>单元 {number}</translation>
        </message>
        <message>
            <source>{name}, {count} ahead</source>
            <translation>{name}，向前 {count} 步</translation>
        </message>
    </context>
    <context>
        <name>HeatMaps</name>
        <message>
            <source>{name} of each unit over time</source>
            <translation>每个单元随时间变化的 {name}</translation>
        </message>
    </context>
    <context>
        <name>ImportancePicture</name>
        <message>
            <source>What each input is worth to the model</source>
            <translation>每个输入对模型的价值</translation>
        </message>
        <message>
            <source>{metric} worsens by</source>
            <translation>{metric} 变差</translation>
        </message>
    </context>
    <context>
        <name>InsidePage</name>
        <message>
            <source>Inside</source>
            <translation>内部</translation>
        </message>
        <message>
            <source>Next example</source>
            <translation>下一个示例</translation>
        </message>
        <message>
            <source>Opening the run</source>
            <translation>正在打开运行</translation>
        </message>
        <message>
            <source>Previous example</source>
            <translation>上一个示例</translation>
        </message>
        <message>
            <source>What the model remembers and relies on.</source>
            <translation>模型记住什么、依靠什么。</translation>
        </message>
    </context>
    <context>
        <name>JobDialog</name>
        <message>
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <source>File of the job</source>
            <translation>任务文件</translation>
        </message>
        <message>
            <source>One file holds the experiment, its seed and the versions of all libraries. Unpacked on another machine with this program, run.sh trains it; job.sbatch does so under SLURM. Bring what it packs back with Collect results.</source>
            <translation>一个文件包含实验、随机种子和所有库的版本。在装有本程序的另一台机器上解压后，run.sh 会训练它；在 SLURM 下则用 job.sbatch。它打包的结果用“收取结果”带回来。</translation>
        </message>
        <message>
            <source>Put the data in, too</source>
            <translation>同时放入数据</translation>
        </message>
        <message>
            <source>Run elsewhere</source>
            <translation>在别处运行</translation>
        </message>
        <message>
            <source>Without them the job says where they lie, which the other machine must reach</source>
            <translation>不放入时，任务只说明数据在哪里，另一台机器必须能访问那里</translation>
        </message>
        <message>
            <source>Write the job</source>
            <translation>写出任务</translation>
        </message>
    </context>
    <context>
        <name>LabelsForm</name>
        <message>
            <source>A table of files</source>
            <translation>文件清单表</translation>
        </message>
        <message>
            <source>Choose a table of file names and labels</source>
            <translation>选择含文件名和标签的表格</translation>
        </message>
        <message>
            <source>Choose a table…</source>
            <translation>选择表格…</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <source>Folders: one per class</source>
            <translation>文件夹：每个类别一个</translation>
        </message>
        <message>
            <source>Names of the files</source>
            <translation>文件名</translation>
        </message>
        <message>
            <source>Nothing is known yet</source>
            <translation>尚无信息</translation>
        </message>
        <message>
            <source>Propose a pattern from the names</source>
            <translation>根据文件名推荐模式</translation>
        </message>
        <message>
            <source>Recognise</source>
            <translation>识别目标</translation>
        </message>
        <message>
            <source>Tables as text ({patterns})</source>
            <translation>文本表格 ({patterns})</translation>
        </message>
        <message>
            <source>The names show no pattern that all share. Write one.</source>
            <translation>这些文件名没有共同的模式，请自行填写。</translation>
        </message>
        <message>
            <source>Told by</source>
            <translation>标签依据</translation>
        </message>
        <message>
            <source>Where labels come from</source>
            <translation>标签的来源</translation>
        </message>
        <message>
            <source>{count} of {total} names fit.</source>
            <translation>{total} 个文件名中有 {count} 个符合。</translation>
        </message>
    </context>
    <context>
        <name>LicencesPanel</name>
        <message>
            <source>Licence</source>
            <translation>许可证</translation>
        </message>
        <message>
            <source>Licences of other people's packages</source>
            <translation>第三方软件包的许可证</translation>
        </message>
        <message>
            <source>Package</source>
            <translation>软件包</translation>
        </message>
        <message>
            <source>Qt and PySide6 (LGPL-3.0), soxr and the libsndfile of soundfile (LGPL-2.1) are libraries of their own beside this program: you may exchange each for another version, as with pip.</source>
            <translation>Qt 与 PySide6（LGPL-3.0）、soxr 以及 soundfile 附带的 libsndfile（LGPL-2.1）是独立于本程序的库：您可以将其中任何一个换成其他版本，例如使用 pip。</translation>
        </message>
        <message>
            <source>Reading licences</source>
            <translation>正在读取许可证</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>版本</translation>
        </message>
    </context>
    <context>
        <name>Listening</name>
        <message>
            <source>Choose a folder for recordings, in which each class has its own</source>
            <translation>选择存放录音的文件夹，每个类别在其中各有一个文件夹</translation>
        </message>
        <message>
            <source>Class of the recording</source>
            <translation>录音的类别</translation>
        </message>
        <message>
            <source>Hear the microphone, and say at once what it is</source>
            <translation>聆听麦克风，并立即说出那是什么</translation>
        </message>
        <message>
            <source>Keep what is heard as an example of this class, for the next training</source>
            <translation>把听到的声音作为该类别的样例保存，供下次训练使用</translation>
        </message>
        <message>
            <source>Keeping a recording</source>
            <translation>正在保存录音</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>电平</translation>
        </message>
        <message>
            <source>Listen</source>
            <translation>聆听</translation>
        </message>
        <message>
            <source>Listening</source>
            <translation>正在聆听</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>录音</translation>
        </message>
        <message>
            <source>Stop and keep</source>
            <translation>停止并保存</translation>
        </message>
        <message>
            <source>Stop listening</source>
            <translation>停止聆听</translation>
        </message>
        <message>
            <source>The class of what is recorded: its folder is called so</source>
            <translation>所录声音的类别：其文件夹以此命名</translation>
        </message>
        <message>
            <source>don't know</source>
            <translation>不确定</translation>
        </message>
        <message>
            <source>{milliseconds} ms</source>
            <translation>{milliseconds} 毫秒</translation>
        </message>
    </context>
    <context>
        <name>LoadingLine</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Choose files…</source>
            <translation>选择文件…</translation>
        </message>
        <message>
            <source>Choose where it is now…</source>
            <translation>选择现在的位置…</translation>
        </message>
        <message>
            <source>Drop tables, recordings, texts or a folder into this window.</source>
            <translation>将表格、录音、文本或文件夹拖放到此窗口。</translation>
        </message>
        <message>
            <source>Nothing is open yet</source>
            <translation>尚未打开任何数据</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>重新读取</translation>
        </message>
        <message>
            <source>Reading the data</source>
            <translation>正在读取数据</translation>
        </message>
        <message>
            <source>Reading the data…</source>
            <translation>正在读取数据…</translation>
        </message>
        <message>
            <source>See the samples</source>
            <translation>查看示例</translation>
        </message>
    </context>
    <context>
        <name>LogWindow</name>
        <message>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Open log file</source>
            <translation>打开日志文件(&amp;O)</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>日志</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>消息</translation>
        </message>
        <message>
            <source>No messages yet.</source>
            <translation>还没有消息。</translation>
        </message>
    </context>
    <context>
        <name>LossHistory</name>
        <message>
            <source>Epoch</source>
            <translation>轮次</translation>
        </message>
        <message>
            <source>Learning curves</source>
            <translation>学习曲线</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>验证</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>&amp;Delete</source>
            <translation>删除(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Discard</source>
            <translation>不保存(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Open anyway</source>
            <translation>仍然打开(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>保存(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Stop training</source>
            <translation>停止训练(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Discard “{name}” and its runs?</source>
            <translation>放弃“{name}”及其运行吗？</translation>
        </message>
        <message>
            <source>My experiment</source>
            <translation>我的实验</translation>
        </message>
        <message>
            <source>Open a folder of data</source>
            <translation>打开数据文件夹</translation>
        </message>
        <message>
            <source>Open a project's folder</source>
            <translation>打开项目文件夹</translation>
        </message>
        <message>
            <source>Open data files</source>
            <translation>打开数据文件</translation>
        </message>
        <message>
            <source>Save the changes to “{name}”?</source>
            <translation>保存对“{name}”的更改吗？</translation>
        </message>
        <message>
            <source>Save the project as a new folder</source>
            <translation>将项目另存为新文件夹</translation>
        </message>
        <message>
            <source>Stop it? The last finished epoch is kept and training can go on from there later.</source>
            <translation>要停止吗？最后完成的一轮会保留，之后可以从那里继续训练。</translation>
        </message>
        <message>
            <source>The runs of this experiment were never saved elsewhere. They are deleted for good.</source>
            <translation>此实验的运行从未保存到别处，将被永久删除。</translation>
        </message>
        <message>
            <source>Training is running.</source>
            <translation>正在训练。</translation>
        </message>
        <message>
            <source>Untitled</source>
            <translation>未命名</translation>
        </message>
        <message>
            <source>What is saved there and here would overwrite each other.</source>
            <translation>两处的保存会互相覆盖。</translation>
        </message>
        <message>
            <source>Without saving, this experiment's changes and unsaved runs are lost.</source>
            <translation>如果不保存，此实验的更改和未保存的运行将丢失。</translation>
        </message>
        <message>
            <source>“{name}” is open in another window ({who}).</source>
            <translation>“{name}”已在另一个窗口中打开（{who}）。</translation>
        </message>
    </context>
    <context>
        <name>MemoryOffer</name>
        <message>
            <source>Halve the batch size</source>
            <translation>批大小减半</translation>
        </message>
        <message>
            <source>Train on the CPU</source>
            <translation>在 CPU 上训练</translation>
        </message>
        <message>
            <source>Train with half the batch size</source>
            <translation>用一半的批大小训练</translation>
        </message>
    </context>
    <context>
        <name>MemoryPicture</name>
        <message>
            <source>Gradient</source>
            <translation>梯度</translation>
        </message>
        <message>
            <source>Lag in seconds, from the end back</source>
            <translation>滞后（秒），从末尾往回数</translation>
        </message>
        <message>
            <source>Lag, from the last step back</source>
            <translation>滞后，从最后一步往回数</translation>
        </message>
        <message>
            <source>Last steps, seen as they are</source>
            <translation>仍能看到原样的最后若干步</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Loss by how much of the past is seen</source>
            <translation>损失随所见历史长短的变化</translation>
        </message>
        <message>
            <source>Reach of gradients by lag</source>
            <translation>梯度随滞后的传播</translation>
        </message>
        <message>
            <source>The last so many seconds, seen as they are</source>
            <translation>仍能看到原样的最后若干秒</translation>
        </message>
        <message>
            <source>What is older, in random order</source>
            <translation>更早的部分打乱顺序</translation>
        </message>
        <message>
            <source>What is older, of other examples</source>
            <translation>更早的部分换成其他样本的</translation>
        </message>
    </context>
    <context>
        <name>Menus</name>
        <message>
            <source>&amp;Data</source>
            <translation>数据(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Export</source>
            <translation>导出(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Inside</source>
            <translation>内部(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>语言(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Model</source>
            <translation>模型(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Run</source>
            <translation>运行(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Use</source>
            <translation>使用(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>最近打开(&amp;R)</translation>
        </message>
        <message>
            <source>Re&amp;sults</source>
            <translation>结果(&amp;S)</translation>
        </message>
        <message>
            <source>Ru&amp;ns</source>
            <translation>运行记录(&amp;N)</translation>
        </message>
        <message>
            <source>Sa&amp;mples</source>
            <translation>示例(&amp;M)</translation>
        </message>
        <message>
            <source>Sample: {name}</source>
            <translation>示例：{name}</translation>
        </message>
        <message>
            <source>T&amp;heme</source>
            <translation>主题(&amp;H)</translation>
        </message>
    </context>
    <context>
        <name>MessageBar</name>
        <message>
            <source>Close this message</source>
            <translation>关闭此消息</translation>
        </message>
        <message>
            <source>Close this message (Esc)</source>
            <translation>关闭此消息 (Esc)</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>详细信息</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>提示</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>See results</source>
            <translation>查看结果</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>在文件夹中显示</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>警告</translation>
        </message>
    </context>
    <context>
        <name>ModelBlocks</name>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Linear head</source>
            <translation>线性输出头</translation>
        </message>
        <message>
            <source>Naive head</source>
            <translation>朴素输出头</translation>
        </message>
        <message>
            <source>No data yet</source>
            <translation>尚无数据</translation>
        </message>
        <message>
            <source>Output: a class</source>
            <translation>输出：类别</translation>
        </message>
        <message>
            <source>Output: a class per step</source>
            <translation>输出：每步一个类别</translation>
        </message>
        <message>
            <source>Output: a forecast</source>
            <translation>输出：预测</translation>
        </message>
        <message>
            <source>Output: a value</source>
            <translation>输出：数值</translation>
        </message>
        <message>
            <source>Output: the next character</source>
            <translation>输出：下一个字符</translation>
        </message>
        <message>
            <source>Preprocessing</source>
            <translation>预处理</translation>
        </message>
        <message>
            <source>Segment decoder</source>
            <translation>分段解码器</translation>
        </message>
        <message>
            <source>a feature per word</source>
            <translation>每个词语一个特征</translation>
        </message>
        <message>
            <source>answers at every step</source>
            <translation>每一步都作答</translation>
        </message>
        <message>
            <source>batch</source>
            <translation>批</translation>
        </message>
        <message>
            <source>characters</source>
            <translation>字符</translation>
        </message>
        <message>
            <source>classes</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>each piece of the forecast at once</source>
            <translation>预测各段同时得出</translation>
        </message>
        <message>
            <source>features</source>
            <translation>特征</translation>
        </message>
        <message>
            <source>kernel path</source>
            <translation>卷积核通路</translation>
        </message>
        <message>
            <source>last value removed</source>
            <translation>去除最后一个值</translation>
        </message>
        <message>
            <source>learns nothing from the layers</source>
            <translation>不使用各层的输出</translation>
        </message>
        <message>
            <source>linear path</source>
            <translation>线性通路</translation>
        </message>
        <message>
            <source>mean and spread removed</source>
            <translation>去除均值与离散度</translation>
        </message>
        <message>
            <source>mean removed</source>
            <translation>去除均值</translation>
        </message>
        <message>
            <source>next step</source>
            <translation>下一步</translation>
        </message>
        <message>
            <source>next {count} steps</source>
            <translation>未来 {count} 步</translation>
        </message>
        <message>
            <source>not scaled</source>
            <translation>不缩放</translation>
        </message>
        <message>
            <source>one of {count} characters</source>
            <translation>{count} 个字符之一</translation>
        </message>
        <message>
            <source>quantiles</source>
            <translation>分位数</translation>
        </message>
        <message>
            <source>reads a learned mean over steps</source>
            <translation>取各步的学习加权均值</translation>
        </message>
        <message>
            <source>reads the end</source>
            <translation>读取末端</translation>
        </message>
        <message>
            <source>reads the last step</source>
            <translation>取最后一步</translation>
        </message>
        <message>
            <source>reads the maximum over steps</source>
            <translation>取各步的最大值</translation>
        </message>
        <message>
            <source>reads the mean over steps</source>
            <translation>取各步的均值</translation>
        </message>
        <message>
            <source>samples</source>
            <translation>采样点</translation>
        </message>
        <message>
            <source>sound, {rate} samples per second</source>
            <translation>声音，每秒 {rate} 个采样点</translation>
        </message>
        <message>
            <source>standardised</source>
            <translation>标准化</translation>
        </message>
        <message>
            <source>steps</source>
            <translation>步</translation>
        </message>
        <message>
            <source>targets</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>words as learned vectors</source>
            <translation>词语作为学习得到的向量</translation>
        </message>
        <message>
            <source>{count} characters</source>
            <translation>{count} 个字符</translation>
        </message>
        <message>
            <source>{name} ({count} words)</source>
            <translation>{name}（{count} 个词语）</translation>
        </message>
    </context>
    <context>
        <name>ModelCanvas</name>
        <message>
            <source>Model canvas</source>
            <translation>模型画布</translation>
        </message>
        <message>
            <source>The blocks of the model as a chain; the outline below lists the same.</source>
            <translation>模型的模块链；下方的大纲列出相同内容。</translation>
        </message>
    </context>
    <context>
        <name>ModelEditor</name>
        <message>
            <source>Add {block}</source>
            <translation>添加{block}</translation>
        </message>
        <message>
            <source>Change {setting}</source>
            <translation>更改{setting}</translation>
        </message>
        <message>
            <source>Cut {block}</source>
            <translation>剪切{block}</translation>
        </message>
        <message>
            <source>Delete {block}</source>
            <translation>删除{block}</translation>
        </message>
        <message>
            <source>Duplicate {block}</source>
            <translation>复制{block}</translation>
        </message>
        <message>
            <source>Move {block}</source>
            <translation>移动{block}</translation>
        </message>
        <message>
            <source>Paste {block}</source>
            <translation>粘贴{block}</translation>
        </message>
        <message>
            <source>Start from {template}</source>
            <translation>从“{template}”开始</translation>
        </message>
    </context>
    <context>
        <name>ModelInspector</name>
        <message>
            <source>Change on the Data page</source>
            <translation>在数据页更改</translation>
        </message>
        <message>
            <source>Drawing of one step of the cell, with its gates</source>
            <translation>单元一步的示意图，包含各个门</translation>
        </message>
        <message>
            <source>Inspector of the selected block</source>
            <translation>所选模块的检查器</translation>
        </message>
        <message>
            <source>One step: boxes are gates with learned weights, circles work number by number</source>
            <translation>一步：方框是带有可学习权重的门，圆圈逐个数值运算</translation>
        </message>
        <message>
            <source>Output: {shape}</source>
            <translation>输出：{shape}</translation>
        </message>
        <message>
            <source>What it computes</source>
            <translation>计算内容</translation>
        </message>
        <message>
            <source>What the settings do</source>
            <translation>各项设置的作用</translation>
        </message>
        <message>
            <source>{count} parameters</source>
            <translation>{count} 个参数</translation>
        </message>
    </context>
    <context>
        <name>ModelOutline</name>
        <message>
            <source>Arrow keys select a block, Alt with arrow keys moves it, Delete removes it, Ctrl+D duplicates it.</source>
            <translation>方向键选择模块，Alt 加方向键移动，Delete 删除，Ctrl+D 复制。</translation>
        </message>
        <message>
            <source>Block</source>
            <translation>模块</translation>
        </message>
        <message>
            <source>Outline of the model</source>
            <translation>模型大纲</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>参数</translation>
        </message>
    </context>
    <context>
        <name>ModelPage</name>
        <message>
            <source>Add {block}</source>
            <translation>添加{block}</translation>
        </message>
        <message>
            <source>Copy block</source>
            <translation>复制模块</translation>
        </message>
        <message>
            <source>Cut block</source>
            <translation>剪切模块</translation>
        </message>
        <message>
            <source>Delete block</source>
            <translation>删除模块</translation>
        </message>
        <message>
            <source>Drag blocks onto the chain. Shapes, parameters and problems follow every change.</source>
            <translation>把模块拖到链上。形状、参数量和问题会随每次更改即时更新。</translation>
        </message>
        <message>
            <source>Duplicate block</source>
            <translation>原地复制模块</translation>
        </message>
        <message>
            <source>Fit the model in view</source>
            <translation>缩放到完整显示模型</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Move block down</source>
            <translation>下移模块</translation>
        </message>
        <message>
            <source>Move block up</source>
            <translation>上移模块</translation>
        </message>
        <message>
            <source>Next: Train</source>
            <translation>下一步：训练</translation>
        </message>
        <message>
            <source>Outline</source>
            <translation>大纲</translation>
        </message>
        <message>
            <source>Parameters are counted once data is there</source>
            <translation>有数据后才能统计参数量</translation>
        </message>
        <message>
            <source>Paste block</source>
            <translation>粘贴模块</translation>
        </message>
        <message>
            <source>Show the model as a list, or leave its room to the canvas</source>
            <translation>以列表显示模型，或把空间让给画布</translation>
        </message>
        <message>
            <source>Start from template</source>
            <translation>从模板开始</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>缩小</translation>
        </message>
        <message>
            <source>{count} parameters in all</source>
            <translation>共 {count} 个参数</translation>
        </message>
    </context>
    <context>
        <name>Moments</name>
        <message>
            <source>Seconds</source>
            <translation>秒</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>步</translation>
        </message>
        <message>
            <source>Step {number}</source>
            <translation>第 {number} 步</translation>
        </message>
        <message>
            <source>steps {first} to {last}</source>
            <translation>第 {first} 至 {last} 步</translation>
        </message>
        <message>
            <source>{first} to {last} s</source>
            <translation>{first} 至 {last} 秒</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} 秒</translation>
        </message>
    </context>
    <context>
        <name>Opening</name>
        <message>
            <source>All files</source>
            <translation>所有文件</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>Recordings</source>
            <translation>录音</translation>
        </message>
        <message>
            <source>Tables and texts</source>
            <translation>表格和文本</translation>
        </message>
    </context>
    <context>
        <name>PaceForm</name>
        <message>
            <source>The model sees {steps} steps in {sequences} sequences.</source>
            <translation>模型看到 {sequences} 条序列中的 {steps} 步。</translation>
        </message>
        <message>
            <source>{gaps} gaps and {repeats} times that repeat.</source>
            <translation>{gaps} 处空缺，{repeats} 个重复的时间。</translation>
        </message>
    </context>
    <context>
        <name>PaceTrial</name>
        <message>
            <source>A piece of the series before (grey, above) and after (accent, below)</source>
            <translation>序列片段：之前（灰色，上）与之后（强调色，下）</translation>
        </message>
        <message>
            <source>Choice to be tried before it is taken</source>
            <translation>采用前先试的选择</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>请选择…</translation>
        </message>
        <message>
            <source>Fast changes will look like slow waves (aliasing): the mean is safer.</source>
            <translation>快速变化会看起来像慢波（混叠）：取平均更稳妥。</translation>
        </message>
        <message>
            <source>Gaps that examples cross: {before}, then {after}.</source>
            <translation>样本跨越的空缺：原有 {before} 个，之后 {after} 个。</translation>
        </message>
        <message>
            <source>Leave all as in the file</source>
            <translation>全部与文件一致</translation>
        </message>
        <message>
            <source>Merge repeats by mean</source>
            <translation>按平均合并重复</translation>
        </message>
        <message>
            <source>Merge repeats by sum</source>
            <translation>按求和合并重复</translation>
        </message>
        <message>
            <source>Merge repeats, the last counts</source>
            <translation>合并重复，取最后一个</translation>
        </message>
        <message>
            <source>Resample between two rows</source>
            <translation>在两行之间插值重采样</translation>
        </message>
        <message>
            <source>Resample by mean</source>
            <translation>按平均重采样</translation>
        </message>
        <message>
            <source>Resample, the last counts</source>
            <translation>重采样，取最后一个</translation>
        </message>
        <message>
            <source>Split at gaps</source>
            <translation>在空缺处切开</translation>
        </message>
        <message>
            <source>Take it</source>
            <translation>采用</translation>
        </message>
        <message>
            <source>Times that repeat: {before}, then {after}.</source>
            <translation>重复的时间：原有 {before} 个，之后 {after} 个。</translation>
        </message>
        <message>
            <source>Try</source>
            <translation>试一试</translation>
        </message>
        <message>
            <source>{before} steps become {after} in {sequences} sequences.</source>
            <translation>{before} 步变成 {after} 步，共 {sequences} 个序列。</translation>
        </message>
    </context>
    <context>
        <name>PaletteEntry</name>
        <message>
            <source>Add {block} after the selected block</source>
            <translation>在所选模块之后添加{block}</translation>
        </message>
        <message>
            <source>Drag it onto a wire, or double-click to add it after the selected block.</source>
            <translation>拖到连线上，或双击以添加到所选模块之后。</translation>
        </message>
        <message>
            <source>Enter adds it after the selected block.</source>
            <translation>按 Enter 添加到所选模块之后。</translation>
        </message>
    </context>
    <context>
        <name>ParallelView</name>
        <message>
            <source>A click on a line selects its run.</source>
            <translation>点击一条线即可选中对应的运行。</translation>
        </message>
        <message>
            <source>Parallel coordinates of the settings in which the runs differ</source>
            <translation>各次运行不同设置的平行坐标图</translation>
        </message>
        <message>
            <source>Reached</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>The first {most} runs of the table.</source>
            <translation>表格中的前 {most} 次运行。</translation>
        </message>
        <message>
            <source>The runs in the table do not differ in their settings yet.</source>
            <translation>表格中的运行在设置上尚无差别。</translation>
        </message>
        <message>
            <source>What the last axis shows</source>
            <translation>最后一条轴显示的内容</translation>
        </message>
    </context>
    <context>
        <name>ParameterDialog</name>
        <message>
            <source>A range</source>
            <translation>一个范围</translation>
        </message>
        <message>
            <source>Highest value</source>
            <translation>最大值</translation>
        </message>
        <message>
            <source>Logarithmic</source>
            <translation>对数刻度</translation>
        </message>
        <message>
            <source>Lowest value</source>
            <translation>最小值</translation>
        </message>
        <message>
            <source>Numbers with separators between, as many as you like</source>
            <translation>若干个数字，中间用分隔符隔开，数量不限</translation>
        </message>
        <message>
            <source>Search over it</source>
            <translation>搜索它</translation>
        </message>
        <message>
            <source>Search over {setting}</source>
            <translation>搜索“{setting}”</translation>
        </message>
        <message>
            <source>These values</source>
            <translation>这些值</translation>
        </message>
        <message>
            <source>Try as many values between 0.001 and 0.01 as between 0.01 and 0.1</source>
            <translation>在 0.001 到 0.01 之间与 0.01 到 0.1 之间尝试同样多的值</translation>
        </message>
        <message>
            <source>Values to try</source>
            <translation>要尝试的值</translation>
        </message>
        <message>
            <source>to</source>
            <translation>至</translation>
        </message>
        <message>
            <source>{description} Now: {value}.</source>
            <translation>{description}当前：{value}。</translation>
        </message>
    </context>
    <context>
        <name>PartCounts</name>
        <message>
            <source>{part}: {count} examples</source>
            <translation>{part}：{count} 个样本</translation>
        </message>
    </context>
    <context>
        <name>PathPicture</name>
        <message>
            <source>Added to {target}</source>
            <translation>加到 {target}</translation>
        </message>
        <message>
            <source>Lag, from the last step back</source>
            <translation>滞后，从最后一步往回数</translation>
        </message>
        <message>
            <source>Place in the season</source>
            <translation>在季节中的位置</translation>
        </message>
        <message>
            <source>Weight</source>
            <translation>权重</translation>
        </message>
        <message>
            <source>What the path weighs, by lag</source>
            <translation>通路的权重（按滞后）</translation>
        </message>
        <message>
            <source>What the place in the season adds</source>
            <translation>在季节中的位置所加的量</translation>
        </message>
    </context>
    <context>
        <name>Plot</name>
        <message>
            <source>Copy as image</source>
            <translation>复制为图像</translation>
        </message>
        <message>
            <source>PNG or SVG image</source>
            <translation>PNG 或 SVG 图像</translation>
        </message>
        <message>
            <source>Save as image</source>
            <translation>保存为图像</translation>
        </message>
        <message>
            <source>Save as image…</source>
            <translation>保存为图像…</translation>
        </message>
        <message>
            <source>Save points as CSV</source>
            <translation>将数据点保存为 CSV</translation>
        </message>
        <message>
            <source>Save points as CSV…</source>
            <translation>将数据点保存为 CSV…</translation>
        </message>
        <message>
            <source>Saving the points</source>
            <translation>正在保存数据点</translation>
        </message>
        <message>
            <source>Show everything</source>
            <translation>显示全部</translation>
        </message>
    </context>
    <context>
        <name>PreviewModel</name>
        <message>
            <source>{count} different words and more: {words}</source>
            <translation>{count} 个以上不同的词语：{words}</translation>
        </message>
        <message>
            <source>{count} different words: {words}</source>
            <translation>{count} 个不同的词语：{words}</translation>
        </message>
        <message>
            <source>{name}: role {role}, type {type}, {missing} missing. Click to change the role.</source>
            <translation>{name}：角色 {role}，类型 {type}，缺失 {missing}。单击可更改角色。</translation>
        </message>
    </context>
    <context>
        <name>PreviewTable</name>
        <message>
            <source>As of merged cells: a value stands only in the first row that it belongs to</source>
            <translation>如合并单元格：值只写在它所属的第一行</translation>
        </message>
        <message>
            <source>First rows of the file</source>
            <translation>文件的前几行</translation>
        </message>
        <message>
            <source>Read as</source>
            <translation>读取为</translation>
        </message>
        <message>
            <source>Rename column</source>
            <translation>重命名列</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>重命名…</translation>
        </message>
        <message>
            <source>Told once: empty cells repeat those above</source>
            <translation>只写一次：空单元格沿用上方的值</translation>
        </message>
        <message>
            <source>What its cells show</source>
            <translation>按单元格内容判断</translation>
        </message>
        <message>
            <source>What {column} is called here:</source>
            <translation>{column} 在这里的名称：</translation>
        </message>
    </context>
    <context>
        <name>ProblemList</name>
        <message>
            <source>Analysis: 1 problem keeps the model from training</source>
            <translation>检查：1 个问题使模型无法训练</translation>
        </message>
        <message>
            <source>Analysis: everything fits, the model can be trained</source>
            <translation>检查：一切相符，模型可以训练</translation>
        </message>
        <message>
            <source>Analysis: the model can be trained, with 1 warning</source>
            <translation>检查：模型可以训练，有 1 个警告</translation>
        </message>
        <message>
            <source>Analysis: the model can be trained, with {count} warnings</source>
            <translation>检查：模型可以训练，有 {count} 个警告</translation>
        </message>
        <message>
            <source>Analysis: {count} problems keep the model from training</source>
            <translation>检查：{count} 个问题使模型无法训练</translation>
        </message>
        <message>
            <source>Click a problem to select its block.</source>
            <translation>单击问题可选中相应模块。</translation>
        </message>
        <message>
            <source>Problems of the model</source>
            <translation>模型的问题</translation>
        </message>
    </context>
    <context>
        <name>QFileDialog</name>
        <message>
            <source>&amp;Look in:</source>
            <translation>查找范围(&amp;L)：</translation>
        </message>
        <message>
            <source>Files of &amp;type:</source>
            <translation>文件类型(&amp;T)：</translation>
        </message>
    </context>
    <context>
        <name>QuestionView</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Every number of this answer, as a CSV table or JSON</source>
            <translation>此答案的全部数值，保存为 CSV 表格或 JSON</translation>
        </message>
        <message>
            <source>Find out</source>
            <translation>开始查看</translation>
        </message>
        <message>
            <source>Save the numbers</source>
            <translation>保存数值</translation>
        </message>
        <message>
            <source>Save the numbers…</source>
            <translation>保存数值…</translation>
        </message>
    </context>
    <context>
        <name>QueuePanel</name>
        <message>
            <source>Clear</source>
            <translation>清空</translation>
        </message>
        <message>
            <source>End what is being trained; it waits again, and its last finished epoch is kept</source>
            <translation>结束正在进行的训练；这些运行回到队列，最后完成的一轮会保留</translation>
        </message>
        <message>
            <source>List these runs no more; they stay in the project</source>
            <translation>不再列出这些运行；它们仍保留在项目中</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>上移</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>队列</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Runs of the queue</source>
            <translation>队列中的运行</translation>
        </message>
        <message>
            <source>Start queue</source>
            <translation>启动队列</translation>
        </message>
        <message>
            <source>Start the queue</source>
            <translation>启动队列</translation>
        </message>
        <message>
            <source>Stop queue</source>
            <translation>停止队列</translation>
        </message>
        <message>
            <source>Take the selected run out of the queue; what was trained of it is kept</source>
            <translation>将选中的运行移出队列；已训练的部分会保留</translation>
        </message>
        <message>
            <source>The queue can start when the run in training has ended</source>
            <translation>当前训练结束后才能启动队列</translation>
        </message>
        <message>
            <source>Train the runs that wait; on a GPU small ones side by side</source>
            <translation>训练排队中的运行；在 GPU 上，小模型会同时训练</translation>
        </message>
        <message>
            <source>Train the selected run before the one above it</source>
            <translation>让选中的运行先于它上面的一个训练</translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>Inside</source>
            <translation>内部</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>运行记录</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Use</source>
            <translation>使用</translation>
        </message>
        <message>
            <source>at work</source>
            <translation>进行中</translation>
        </message>
        <message>
            <source>needs attention</source>
            <translation>需要处理</translation>
        </message>
        <message>
            <source>nothing here yet</source>
            <translation>尚无内容</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>就绪</translation>
        </message>
    </context>
    <context>
        <name>RateDialog</name>
        <message>
            <source>A copy of the model learns batch after batch while the rate grows. Drag the line to choose.</source>
            <translation>模型的副本逐批学习，学习率不断增大。拖动竖线即可选择。</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Find a learning rate</source>
            <translation>寻找学习率</translation>
        </message>
        <message>
            <source>Finding a learning rate</source>
            <translation>正在寻找学习率</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>学习率</translation>
        </message>
        <message>
            <source>Learning rate to use</source>
            <translation>要使用的学习率</translation>
        </message>
        <message>
            <source>Nothing was found: the test was stopped.</source>
            <translation>没有结果：测试已停止。</translation>
        </message>
        <message>
            <source>Progress of the test</source>
            <translation>测试进度</translation>
        </message>
        <message>
            <source>Set the learning rate</source>
            <translation>设置学习率</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Use this rate</source>
            <translation>使用此学习率</translation>
        </message>
    </context>
    <context>
        <name>RateFinder</name>
        <message>
            <source>Find a learning rate</source>
            <translation>寻找学习率</translation>
        </message>
        <message>
            <source>Find…</source>
            <translation>寻找…</translation>
        </message>
        <message>
            <source>Try growing learning rates on a copy of the model, and see which one suits</source>
            <translation>在模型副本上尝试不断增大的学习率，看看哪个合适</translation>
        </message>
    </context>
    <context>
        <name>RatePlot</name>
        <message>
            <source>Average</source>
            <translation>平均</translation>
        </message>
        <message>
            <source>Each batch</source>
            <translation>每个批次</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>学习率</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Loss against learning rate</source>
            <translation>损失随学习率的变化</translation>
        </message>
    </context>
    <context>
        <name>ReadingForm</name>
        <message>
            <source>Detect</source>
            <translation>自动检测</translation>
        </message>
        <message>
            <source>Detected: {value}</source>
            <translation>检测到：{value}</translation>
        </message>
        <message>
            <source>None but empty cells</source>
            <translation>仅空单元格</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>Rows and tables</source>
            <translation>行与表</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>Times</source>
            <translation>时间</translation>
        </message>
    </context>
    <context>
        <name>RecordingsModel</name>
        <message>
            <source>Channels</source>
            <translation>声道</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>长度</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>部分</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>采样率</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>录音</translation>
        </message>
        <message>
            <source>What is to be recognised</source>
            <translation>要识别的内容</translation>
        </message>
        <message>
            <source>{hertz} Hz</source>
            <translation>{hertz} Hz</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} 秒</translation>
        </message>
    </context>
    <context>
        <name>RecordingsTable</name>
        <message>
            <source>Find a recording</source>
            <translation>查找录音</translation>
        </message>
        <message>
            <source>Recordings</source>
            <translation>录音</translation>
        </message>
    </context>
    <context>
        <name>ReliabilityPictures</name>
        <message>
            <source>Always answer</source>
            <translation>总是回答</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>已回答</translation>
        </message>
        <message>
            <source>Answered, %</source>
            <translation>已回答（%）</translation>
        </message>
        <message>
            <source>As often as it says</source>
            <translation>与所述概率一致</translation>
        </message>
        <message>
            <source>Choose the threshold</source>
            <translation>选择阈值</translation>
        </message>
        <message>
            <source>Choosing the threshold</source>
            <translation>正在选择阈值</translation>
        </message>
        <message>
            <source>Drawn here once the run is judged</source>
            <translation>评判该运行后在此绘制</translation>
        </message>
        <message>
            <source>Leave no sequence open, however unsure its class</source>
            <translation>无论类别多么不确定，每个序列都给出回答</translation>
        </message>
        <message>
            <source>None of the test part is answered.</source>
            <translation>测试部分没有任何回答。</translation>
        </message>
        <message>
            <source>Of {answers} answers, probabilities that are just right show {chance}, by chance.</source>
            <translation>即使概率完全准确，{answers} 个回答也会因偶然而显示 {chance} 的误差。</translation>
        </message>
        <message>
            <source>Probabilities are as the model gives them; their expected calibration error is {ece}.</source>
            <translation>概率即模型直接给出的值；其期望校准误差为 {ece}。</translation>
        </message>
        <message>
            <source>Probabilities were calibrated by {count} answers to what training did not see, at a temperature of {temperature}. Their expected calibration error is {ece}; without that it is {raw}.</source>
            <translation>概率已用 {count} 个对训练未见样本的回答校准，温度为 {temperature}。期望校准误差为 {ece}；未校准时为 {raw}。</translation>
        </message>
        <message>
            <source>Probability, %</source>
            <translation>概率（%）</translation>
        </message>
        <message>
            <source>Right answers by how many are given</source>
            <translation>按回答比例统计的正确率</translation>
        </message>
        <message>
            <source>Right answers by their probability</source>
            <translation>按概率统计的正确率</translation>
        </message>
        <message>
            <source>Right, %</source>
            <translation>正确（%）</translation>
        </message>
        <message>
            <source>Test part</source>
            <translation>测试部分</translation>
        </message>
        <message>
            <source>The lowest probability from which on the validation part is right so often, but for chance</source>
            <translation>在验证部分上（排除偶然后）能达到该准确率的最低概率</translation>
        </message>
        <message>
            <source>The validation part is too small to calibrate them by.</source>
            <translation>验证部分太小，无法据此校准。</translation>
        </message>
        <message>
            <source>Wanted</source>
            <translation>期望值</translation>
        </message>
        <message>
            <source>Wanted accuracy of what is answered</source>
            <translation>所给回答应达到的准确率</translation>
        </message>
        <message>
            <source>{answered} of {count} of the test part are answered, {accuracy} of them right. A class less probable than {threshold} is left open, here, under Use and in exports.</source>
            <translation>测试部分的 {count} 个中有 {answered} 个给出了回答，其中 {accuracy} 正确。概率低于 {threshold} 的类别不作回答，此处、“使用”页和导出文件均如此。</translation>
        </message>
    </context>
    <context>
        <name>RemarksView</name>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Rename the run</source>
            <translation>重命名运行</translation>
        </message>
        <message>
            <source>Runs of other projects can only be looked at here.</source>
            <translation>其他项目的运行在此只能查看。</translation>
        </message>
        <message>
            <source>Select a run to name it, tag it or write about it.</source>
            <translation>选择一次运行，即可为它命名、加标签或写备注。</translation>
        </message>
        <message>
            <source>Tag the runs</source>
            <translation>为运行加标签</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Tags of {count} runs: those that all of them have.</source>
            <translation>{count} 次运行的标签：它们共有的标签。</translation>
        </message>
        <message>
            <source>What you want to know of this run later</source>
            <translation>以后想了解的关于此运行的信息</translation>
        </message>
        <message>
            <source>Words between commas, such as  paper, seeds</source>
            <translation>用逗号分隔的词，如  论文，种子</translation>
        </message>
        <message>
            <source>Write a note</source>
            <translation>写备注</translation>
        </message>
    </context>
    <context>
        <name>ReportAction</name>
        <message>
            <source>All of this run in one document, as PDF or HTML, to read and to print</source>
            <translation>此运行的全部内容，写成一份可阅读、可打印的 PDF 或 HTML 文档</translation>
        </message>
        <message>
            <source>Report…</source>
            <translation>报告…</translation>
        </message>
        <message>
            <source>Where to write the report</source>
            <translation>报告保存位置</translation>
        </message>
        <message>
            <source>Writing the report</source>
            <translation>正在写报告</translation>
        </message>
    </context>
    <context>
        <name>ReportCard</name>
        <message>
            <source>Batch</source>
            <translation>批大小</translation>
        </message>
        <message>
            <source>Before the folder is written, each exported file answers real examples in a process of its own, at several batch sizes and lengths, and its answers are compared with this program's.</source>
            <translation>写出文件夹之前，每个导出文件都会在独立进程中以多种批大小和长度回答真实样本，并与本程序的答案比较。</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Cancelling; nothing is left behind</source>
            <translation>正在取消；不会留下任何文件</translation>
        </message>
        <message>
            <source>Check and result</source>
            <translation>检验与结果</translation>
        </message>
        <message>
            <source>Checks of the exported files</source>
            <translation>导出文件的检验</translation>
        </message>
        <message>
            <source>Command line that answers a file</source>
            <translation>对文件作答的命令行</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Copy the command</source>
            <translation>复制命令</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>差异</translation>
        </message>
        <message>
            <source>Every file was asked, in a process of its own</source>
            <translation>每个文件都在独立进程中接受了检验</translation>
        </message>
        <message>
            <source>Exported and verified: the files answer as this program does. Largest difference {difference}, allowed {tolerance} (in standard deviations of the target, or of a probability).</source>
            <translation>已导出并通过检验：这些文件的答案与本程序一致。最大差异 {difference}，允许 {tolerance}（以目标的标准差或概率计）。</translation>
        </message>
        <message>
            <source>Exported files</source>
            <translation>导出的文件</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>长度</translation>
        </message>
        <message>
            <source>Let it answer a file of yours</source>
            <translation>让它对您的文件作答</translation>
        </message>
        <message>
            <source>Nothing was exported.</source>
            <translation>未导出任何文件。</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>打开文件夹</translation>
        </message>
        <message>
            <source>Progress of the export</source>
            <translation>导出进度</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Without model_stream.onnx. {reasons}</source>
            <translation>没有 model_stream.onnx。{reasons}</translation>
        </message>
        <message>
            <source>✓ agrees</source>
            <translation>✓ 一致</translation>
        </message>
        <message>
            <source>✗ differs</source>
            <translation>✗ 不一致</translation>
        </message>
    </context>
    <context>
        <name>ResultsPage</name>
        <message>
            <source>Backtest</source>
            <translation>回测</translation>
        </message>
        <message>
            <source>Backtest…</source>
            <translation>回测…</translation>
        </message>
        <message>
            <source>Bands</source>
            <translation>预测区间</translation>
        </message>
        <message>
            <source>Begun</source>
            <translation>开始时间</translation>
        </message>
        <message>
            <source>Best epoch</source>
            <translation>最佳轮次</translation>
        </message>
        <message>
            <source>Better than its rivals</source>
            <translation>优于对手</translation>
        </message>
        <message>
            <source>Confusion matrix</source>
            <translation>混淆矩阵</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>轮数</translation>
        </message>
        <message>
            <source>Error by step</source>
            <translation>各步误差</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>误差</translation>
        </message>
        <message>
            <source>Export the model that is shown</source>
            <translation>导出所显示的模型</translation>
        </message>
        <message>
            <source>Export this model</source>
            <translation>导出此模型</translation>
        </message>
        <message>
            <source>Forecast</source>
            <translation>预测</translation>
        </message>
        <message>
            <source>Judging the run</source>
            <translation>正在评估运行</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Layer {number}: {setting}</source>
            <translation>第 {number} 层：{setting}</translation>
        </message>
        <message>
            <source>Learning curves</source>
            <translation>学习曲线</translation>
        </message>
        <message>
            <source>Make data, model and training what they were in this run; one undo step</source>
            <translation>把数据、模型和训练恢复为此运行的设置；可一步撤销</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Project</source>
            <translation>项目</translation>
        </message>
        <message>
            <source>Reading the run</source>
            <translation>正在读取运行</translation>
        </message>
        <message>
            <source>Reliability</source>
            <translation>可靠性</translation>
        </message>
        <message>
            <source>Residuals</source>
            <translation>残差</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>运行</translation>
        </message>
        <message>
            <source>Star</source>
            <translation>星标</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Step by step</source>
            <translation>逐步</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Template</source>
            <translation>模板</translation>
        </message>
        <message>
            <source>Truth and answer</source>
            <translation>真实值与答案</translation>
        </message>
        <message>
            <source>Updated from</source>
            <translation>更新自</translation>
        </message>
        <message>
            <source>Use settings of run {run}</source>
            <translation>使用运行 {run} 的设置</translation>
        </message>
        <message>
            <source>Use the settings of the run that is shown</source>
            <translation>使用所显示运行的设置</translation>
        </message>
        <message>
            <source>Use this run's settings</source>
            <translation>使用此运行的设置</translation>
        </message>
        <message>
            <source>Validation loss</source>
            <translation>验证损失</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>结论</translation>
        </message>
        <message>
            <source>What the model is worth on data that training never saw.</source>
            <translation>模型在训练从未见过的数据上表现如何。</translation>
        </message>
        <message>
            <source>Write on</source>
            <translation>续写</translation>
        </message>
        <message>
            <source>better</source>
            <translation>更好</translation>
        </message>
        <message>
            <source>not shown better</source>
            <translation>未证明更好</translation>
        </message>
        <message>
            <source>worse</source>
            <translation>更差</translation>
        </message>
        <message>
            <source>{metric}, scaled</source>
            <translation>{metric}（标准化）</translation>
        </message>
        <message>
            <source>{settings} (layer {number})</source>
            <translation>{settings}（第 {number} 层）</translation>
        </message>
        <message>
            <source>✓ yes</source>
            <translation>✓ 是</translation>
        </message>
        <message>
            <source>✗ no</source>
            <translation>✗ 否</translation>
        </message>
    </context>
    <context>
        <name>RunChanges</name>
        <message>
            <source>&amp;Delete for good</source>
            <translation>永久删除(&amp;D)</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Delete {count} runs</source>
            <translation>删除 {count} 次运行</translation>
        </message>
        <message>
            <source>Delete {count} runs in the trash for good?</source>
            <translation>永久删除回收站中的 {count} 次运行？</translation>
        </message>
        <message>
            <source>Empty the trash…</source>
            <translation>清空回收站…</translation>
        </message>
        <message>
            <source>Export it</source>
            <translation>导出此模型</translation>
        </message>
        <message>
            <source>Keep them</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Make the experiment what it was in this run, to change and train it; undoable</source>
            <translation>把实验设为此运行时的样子，以便修改并训练；可撤销</translation>
        </message>
        <message>
            <source>Put the selected runs into the project's trash; undoable</source>
            <translation>把所选运行移入项目的回收站；可撤销</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>Rename the run</source>
            <translation>重命名运行</translation>
        </message>
        <message>
            <source>Rerun with changes</source>
            <translation>修改后重新运行</translation>
        </message>
        <message>
            <source>See its results</source>
            <translation>查看其结果</translation>
        </message>
        <message>
            <source>Show the selected run on the page Export</source>
            <translation>在“导出”页显示所选运行</translation>
        </message>
        <message>
            <source>Show the selected run on the page Results</source>
            <translation>在“结果”页显示所选运行</translation>
        </message>
        <message>
            <source>Star the run</source>
            <translation>加星标</translation>
        </message>
        <message>
            <source>Star, or take the star away</source>
            <translation>加星标或取消星标</translation>
        </message>
        <message>
            <source>Take the star away</source>
            <translation>取消星标</translation>
        </message>
        <message>
            <source>Their weights and results are gone then; this cannot be undone.</source>
            <translation>它们的权重和结果将随之消失；此操作无法撤销。</translation>
        </message>
    </context>
    <context>
        <name>RunChoice</name>
        <message>
            <source>Listing the runs</source>
            <translation>正在列出运行</translation>
        </message>
        <message>
            <source>No run yet</source>
            <translation>还没有运行</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>运行</translation>
        </message>
        <message>
            <source>The run that this page shows</source>
            <translation>本页显示的运行</translation>
        </message>
        <message>
            <source>{run}: {state}, {epochs} epochs</source>
            <translation>{run}：{state}，{epochs} 轮</translation>
        </message>
        <message>
            <source>{run}: {state}, {epochs} epochs, validation {loss}</source>
            <translation>{run}：{state}，{epochs} 轮，验证 {loss}</translation>
        </message>
    </context>
    <context>
        <name>RunCurves</name>
        <message>
            <source>Drawn here while a run is trained</source>
            <translation>训练开始后在此绘制</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>轮次</translation>
        </message>
        <message>
            <source>Flow</source>
            <translation>梯度流动</translation>
        </message>
        <message>
            <source>Forecast</source>
            <translation>预测</translation>
        </message>
        <message>
            <source>Gradient norm</source>
            <translation>梯度范数</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>学习率</translation>
        </message>
        <message>
            <source>Learning rate over the epochs</source>
            <translation>各轮的学习率</translation>
        </message>
        <message>
            <source>Logarithmic</source>
            <translation>对数坐标</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Loss over the epochs</source>
            <translation>各轮的损失</translation>
        </message>
        <message>
            <source>Norm of the gradients over the epochs</source>
            <translation>各轮的梯度范数</translation>
        </message>
        <message>
            <source>Refit</source>
            <translation>重新拟合</translation>
        </message>
        <message>
            <source>Row of the data</source>
            <translation>数据行号</translation>
        </message>
        <message>
            <source>Show losses by their order of magnitude, so that late progress is seen</source>
            <translation>按数量级显示损失，便于看清后期进展</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Training, as it runs</source>
            <translation>训练（实时）</translation>
        </message>
        <message>
            <source>Truth</source>
            <translation>真实值</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>验证</translation>
        </message>
        <message>
            <source>Validation accuracy in %</source>
            <translation>验证准确率（%）</translation>
        </message>
        <message>
            <source>Validation forecast</source>
            <translation>验证集预测</translation>
        </message>
        <message>
            <source>Validation forecast beside the truth</source>
            <translation>验证集预测与真实值对比</translation>
        </message>
        <message>
            <source>Validation perplexity</source>
            <translation>验证困惑度</translation>
        </message>
        <message>
            <source>What it writes</source>
            <translation>写作示例</translation>
        </message>
    </context>
    <context>
        <name>RunsDesk</name>
        <message>
            <source>Deleting the runs</source>
            <translation>正在删除运行</translation>
        </message>
        <message>
            <source>Emptying the trash</source>
            <translation>正在清空回收站</translation>
        </message>
        <message>
            <source>Listing the runs</source>
            <translation>正在列出运行</translation>
        </message>
        <message>
            <source>Looking into the trash</source>
            <translation>正在查看回收站</translation>
        </message>
        <message>
            <source>Opening the project</source>
            <translation>正在打开项目</translation>
        </message>
        <message>
            <source>Reading the learning curves</source>
            <translation>正在读取学习曲线</translation>
        </message>
        <message>
            <source>Restoring the runs</source>
            <translation>正在恢复运行</translation>
        </message>
        <message>
            <source>Writing remarks</source>
            <translation>正在写入备注</translation>
        </message>
    </context>
    <context>
        <name>RunsPage</name>
        <message>
            <source>A click stars the run, another takes the star away</source>
            <translation>点击加星标，再次点击取消星标</translation>
        </message>
        <message>
            <source>All runs of the project: find, compare, and go on from them.</source>
            <translation>项目的所有运行：查找、比较，并由此继续。</translation>
        </message>
        <message>
            <source>Beside…</source>
            <translation>并列打开…</translation>
        </message>
        <message>
            <source>Close others</source>
            <translation>关闭其他项目</translation>
        </message>
        <message>
            <source>Differences</source>
            <translation>差异</translation>
        </message>
        <message>
            <source>Learning curves</source>
            <translation>学习曲线</translation>
        </message>
        <message>
            <source>List only the runs of this project</source>
            <translation>只列出本项目的运行</translation>
        </message>
        <message>
            <source>List the runs of another project as well, only to look at</source>
            <translation>同时列出另一个项目的运行，仅供查看</translation>
        </message>
        <message>
            <source>Open a project's folder</source>
            <translation>打开项目文件夹</translation>
        </message>
        <message>
            <source>Parallel coordinates</source>
            <translation>平行坐标</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>备注与标签</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>运行记录</translation>
        </message>
        <message>
            <source>Scatter</source>
            <translation>散点图</translation>
        </message>
        <message>
            <source>Table of runs</source>
            <translation>运行表格</translation>
        </message>
        <message>
            <source>not starred</source>
            <translation>未加星标</translation>
        </message>
        <message>
            <source>starred</source>
            <translation>已加星标</translation>
        </message>
    </context>
    <context>
        <name>SaliencyPicture</name>
        <message>
            <source>Character</source>
            <translation>字符</translation>
        </message>
        <message>
            <source>Follow gradients from the baseline, or take each input away and look again</source>
            <translation>从基线起追踪梯度，或逐个去掉输入再看一次</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Inputs taken away</source>
            <translation>去掉输入</translation>
        </message>
        <message>
            <source>Integrated gradients</source>
            <translation>积分梯度</translation>
        </message>
        <message>
            <source>The text, each letter marked by what it is worth</source>
            <translation>文本，每个字符按其作用着色</translation>
        </message>
        <message>
            <source>Way to find out</source>
            <translation>查明方式</translation>
        </message>
        <message>
            <source>What each character is worth</source>
            <translation>每个字符的贡献</translation>
        </message>
        <message>
            <source>What each input is worth over time</source>
            <translation>每个输入随时间的作用</translation>
        </message>
        <message>
            <source>worth</source>
            <translation>作用</translation>
        </message>
        <message>
            <source>{name} and what it is worth over time</source>
            <translation>{name} 及其随时间的作用</translation>
        </message>
    </context>
    <context>
        <name>SampleTexts</name>
        <message>
            <source>0 always takes the likeliest character, 1 draws as often as the model says, more is wilder</source>
            <translation>0 总是取最可能的字符，1 按模型给出的概率抽取，更大则更随意</translation>
        </message>
        <message>
            <source>After each epoch the model writes a few lines; they tell how it learns.</source>
            <translation>每轮结束后模型会写几行，由此可看出它学得如何。</translation>
        </message>
        <message>
            <source>After epoch {epoch}</source>
            <translation>第 {epoch} 轮之后</translation>
        </message>
        <message>
            <source>Epoch {epoch}, temperature {temperature}</source>
            <translation>第 {epoch} 轮，温度 {temperature}</translation>
        </message>
        <message>
            <source>Let the model of the last finished epoch write with this temperature</source>
            <translation>让最后完成一轮的模型以此温度写作</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>温度</translation>
        </message>
        <message>
            <source>What the model writes</source>
            <translation>模型写出的内容</translation>
        </message>
        <message>
            <source>Write now</source>
            <translation>立即写</translation>
        </message>
        <message>
            <source>Writing</source>
            <translation>正在写</translation>
        </message>
    </context>
    <context>
        <name>ScatterView</name>
        <message>
            <source>Across</source>
            <translation>横轴</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>纵轴</translation>
        </message>
        <message>
            <source>{y} against {x}</source>
            <translation>{y} 与 {x} 的关系</translation>
        </message>
    </context>
    <context>
        <name>ScoreCard</name>
        <message>
            <source>Each class</source>
            <translation>各类别</translation>
        </message>
        <message>
            <source>Each target</source>
            <translation>各目标</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Numbers of each target or class</source>
            <translation>各目标或类别的指标</translation>
        </message>
        <message>
            <source>Numbers of the model beside its rivals</source>
            <translation>模型与其对手的指标</translation>
        </message>
        <message>
            <source>Numbers on the test part</source>
            <translation>测试集指标</translation>
        </message>
        <message>
            <source>{count} examples that training never saw. The best of each column is bold and ticked; a click on its heading sorts.</source>
            <translation>{count} 个训练从未见过的样本。每列最优者以粗体和对勾标出；单击列标题可排序。</translation>
        </message>
        <message>
            <source>{count} steps that training never saw. The best of each column is bold and ticked; a click on its heading sorts.</source>
            <translation>{count} 个训练从未见过的时间步。每列最优者以粗体和对勾标出；单击列标题可排序。</translation>
        </message>
    </context>
    <context>
        <name>Search</name>
        <message>
            <source>Best so far</source>
            <translation>迄今最佳</translation>
        </message>
        <message>
            <source>Complete</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>Drawn here once a few trials are complete</source>
            <translation>完成几次试验后在此绘制</translation>
        </message>
        <message>
            <source>Drawn here once a trial has ended</source>
            <translation>有试验结束后在此绘制</translation>
        </message>
        <message>
            <source>Ended early</source>
            <translation>提前结束</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>轮次</translation>
        </message>
        <message>
            <source>Importance of each setting</source>
            <translation>各设置的重要性</translation>
        </message>
        <message>
            <source>Make the best trial the experiment</source>
            <translation>将最佳试验设为当前实验</translation>
        </message>
        <message>
            <source>Reading the search</source>
            <translation>正在读取搜索</translation>
        </message>
        <message>
            <source>Search over {setting}</source>
            <translation>搜索“{setting}”</translation>
        </message>
        <message>
            <source>Search over {setting} no more</source>
            <translation>不再搜索“{setting}”</translation>
        </message>
        <message>
            <source>Searching</source>
            <translation>正在搜索</translation>
        </message>
        <message>
            <source>Share of the differences between trials, %</source>
            <translation>对试验间差异的贡献，%</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>The lowest validation loss of its epochs; of several seeds their mean</source>
            <translation>各轮次中最低的验证损失；有多个种子时为其平均值</translation>
        </message>
        <message>
            <source>Trial</source>
            <translation>试验</translation>
        </message>
        <message>
            <source>Validation loss</source>
            <translation>验证损失</translation>
        </message>
        <message>
            <source>Validation loss by {setting}</source>
            <translation>验证损失随“{setting}”的变化</translation>
        </message>
        <message>
            <source>Validation loss of each trial</source>
            <translation>每次试验的验证损失</translation>
        </message>
        <message>
            <source>Weighing the settings</source>
            <translation>正在计算各设置的重要性</translation>
        </message>
        <message>
            <source>automatic</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>best so far</source>
            <translation>迄今最佳</translation>
        </message>
        <message>
            <source>complete</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>ended early</source>
            <translation>提前结束</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>in training</source>
            <translation>训练中</translation>
        </message>
        <message>
            <source>off</source>
            <translation>关</translation>
        </message>
        <message>
            <source>on</source>
            <translation>开</translation>
        </message>
        <message>
            <source>waits</source>
            <translation>等待中</translation>
        </message>
        <message>
            <source>{low} to {high}</source>
            <translation>{low} 至 {high}</translation>
        </message>
        <message>
            <source>{low} to {high}, logarithmic</source>
            <translation>{low} 至 {high}，对数刻度</translation>
        </message>
        <message>
            <source>± seeds</source>
            <translation>± 种子间</translation>
        </message>
    </context>
    <context>
        <name>SearchDoor</name>
        <message>
            <source>It changes what the validation loss measures, or nothing of it</source>
            <translation>它会改变验证损失所衡量的内容，或者对其毫无影响</translation>
        </message>
        <message>
            <source>Search over this no more</source>
            <translation>不再搜索此设置</translation>
        </message>
        <message>
            <source>Search over this…</source>
            <translation>搜索此设置…</translation>
        </message>
        <message>
            <source>Searched over: {values}</source>
            <translation>搜索范围：{values}</translation>
        </message>
    </context>
    <context>
        <name>SearchPanel</name>
        <message>
            <source>A double click, or Enter, shows the curves of a trial's run</source>
            <translation>双击或按 Enter 键可查看试验运行的曲线</translation>
        </message>
        <message>
            <source>All trials have ended. Raise their number to go on.</source>
            <translation>所有试验均已结束。增加试验次数即可继续。</translation>
        </message>
        <message>
            <source>By setting</source>
            <translation>按设置</translation>
        </message>
        <message>
            <source>Change {setting}</source>
            <translation>更改“{setting}”</translation>
        </message>
        <message>
            <source>Choose what is searched over first.</source>
            <translation>请先选择要搜索的设置。</translation>
        </message>
        <message>
            <source>Course</source>
            <translation>进程</translation>
        </message>
        <message>
            <source>End the trial in hand; it goes on where it was when the search does</source>
            <translation>结束正在进行的试验；继续搜索时它从中断处接着训练</translation>
        </message>
        <message>
            <source>Go on with the search</source>
            <translation>继续搜索</translation>
        </message>
        <message>
            <source>How it is searched</source>
            <translation>搜索方式</translation>
        </message>
        <message>
            <source>Importance</source>
            <translation>重要性</translation>
        </message>
        <message>
            <source>Make best the experiment</source>
            <translation>采用最佳设置</translation>
        </message>
        <message>
            <source>No trial is complete yet</source>
            <translation>还没有完成的试验</translation>
        </message>
        <message>
            <source>Ready to search.</source>
            <translation>可以开始搜索。</translation>
        </message>
        <message>
            <source>Start search</source>
            <translation>开始搜索</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>The best, trial {number}, has a validation loss of {value}.</source>
            <translation>最佳的是第 {number} 次试验，验证损失为 {value}。</translation>
        </message>
        <message>
            <source>The experiment has the settings of the best trial</source>
            <translation>当前实验已采用最佳试验的设置</translation>
        </message>
        <message>
            <source>The grid has {count} points.</source>
            <translation>网格共有 {count} 个点。</translation>
        </message>
        <message>
            <source>Trials</source>
            <translation>试验</translation>
        </message>
        <message>
            <source>Trials are compared by the validation part alone. The test part is never looked at by a search.</source>
            <translation>试验只按验证集比较。搜索从不查看测试集。</translation>
        </message>
        <message>
            <source>Trials of the search</source>
            <translation>搜索的各次试验</translation>
        </message>
        <message>
            <source>{ended} of {trials} trials have ended.</source>
            <translation>已结束 {ended} 次试验，共 {trials} 次。</translation>
        </message>
        <message>
            <source>{trials} trials look at some of them.</source>
            <translation>{trials} 次试验只考察其中一部分。</translation>
        </message>
    </context>
    <context>
        <name>SequencePlot</name>
        <message>
            <source>Class {name}, {steps} steps, {part} part</source>
            <translation>类别 {name}，{steps} 步，{part}集</translation>
        </message>
        <message>
            <source>Drag over the plot to leave out a range of it; Escape gives up</source>
            <translation>在图上拖动以排除其中一段；按 Esc 放弃</translation>
        </message>
        <message>
            <source>Example whose window is drawn</source>
            <translation>所绘窗口对应的样本</translation>
        </message>
        <message>
            <source>Leave out</source>
            <translation>排除</translation>
        </message>
        <message>
            <source>Leave out a range of the plot</source>
            <translation>排除图中的一段</translation>
        </message>
        <message>
            <source>Move the window through the examples of this sequence</source>
            <translation>在此序列的样本间移动窗口</translation>
        </message>
        <message>
            <source>Next sequence</source>
            <translation>下一条序列</translation>
        </message>
        <message>
            <source>Previous sequence</source>
            <translation>上一条序列</translation>
        </message>
        <message>
            <source>Sequence</source>
            <translation>序列</translation>
        </message>
        <message>
            <source>Sequence shown</source>
            <translation>显示的序列</translation>
        </message>
        <message>
            <source>The series with its parts and one window</source>
            <translation>序列及其划分和一个窗口</translation>
        </message>
        <message>
            <source>Training piece {index} of {count}: {steps} steps (grey)</source>
            <translation>训练片段 {index}/{count}：{steps} 步（灰色）</translation>
        </message>
        <message>
            <source>Training window {index} of {count}: {context} steps in (grey), {horizon} ahead (accent)</source>
            <translation>训练窗口 {index}/{count}：输入 {context} 步（灰色），预测 {horizon} 步（强调色）</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>已排除</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>{answers}; {steps} steps, {part} part</source>
            <translation>{answers}；{steps} 步，{part}集</translation>
        </message>
    </context>
    <context>
        <name>Session</name>
        <message>
            <source>Open {name}</source>
            <translation>打开 {name}</translation>
        </message>
        <message>
            <source>Preparing the data</source>
            <translation>正在准备数据</translation>
        </message>
        <message>
            <source>Reading the data</source>
            <translation>正在读取数据</translation>
        </message>
    </context>
    <context>
        <name>ShortcutsDialog</name>
        <message>
            <source>Action</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>按键</translation>
        </message>
    </context>
    <context>
        <name>SideColumn</name>
        <message>
            <source>Change how the file is read</source>
            <translation>更改文件读取方式</translation>
        </message>
        <message>
            <source>Change inputs</source>
            <translation>更改输入</translation>
        </message>
        <message>
            <source>Change labels</source>
            <translation>更改标签</translation>
        </message>
        <message>
            <source>Change layout</source>
            <translation>更改布局</translation>
        </message>
        <message>
            <source>Change memory</source>
            <translation>更改内存</translation>
        </message>
        <message>
            <source>Change missing values</source>
            <translation>更改缺失值处理</translation>
        </message>
        <message>
            <source>Change repeats, gaps and steps</source>
            <translation>更改重复、空缺和步长</translation>
        </message>
        <message>
            <source>Change sound</source>
            <translation>更改声音设置</translation>
        </message>
        <message>
            <source>Change split</source>
            <translation>更改划分</translation>
        </message>
        <message>
            <source>Change the task</source>
            <translation>更改任务</translation>
        </message>
        <message>
            <source>Change windows</source>
            <translation>更改窗口</translation>
        </message>
        <message>
            <source>Checks</source>
            <translation>检查</translation>
        </message>
        <message>
            <source>Features such as log-mel bands are the model's first block, so that exported files hold them.</source>
            <translation>对数梅尔谱等特征是模型的首个模块，因此也包含在导出文件中。</translation>
        </message>
        <message>
            <source>How the file is read</source>
            <translation>文件读取方式</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Leave out {range}</source>
            <translation>排除 {range}</translation>
        </message>
        <message>
            <source>Left out by hand</source>
            <translation>手动排除</translation>
        </message>
        <message>
            <source>Mend: {change}</source>
            <translation>修复：{change}</translation>
        </message>
        <message>
            <source>Missing values</source>
            <translation>缺失值</translation>
        </message>
        <message>
            <source>More inputs</source>
            <translation>更多输入</translation>
        </message>
        <message>
            <source>None are missing.</source>
            <translation>没有缺失值。</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>问题设定</translation>
        </message>
        <message>
            <source>Repeats, gaps and steps</source>
            <translation>重复、空缺和步长</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>声音</translation>
        </message>
        <message>
            <source>Take back {range}</source>
            <translation>恢复 {range}</translation>
        </message>
        <message>
            <source>Training, validation, test</source>
            <translation>训练集、验证集、测试集</translation>
        </message>
        <message>
            <source>Trying a choice</source>
            <translation>正在试算选择</translation>
        </message>
        <message>
            <source>Windows</source>
            <translation>窗口</translation>
        </message>
        <message>
            <source>{count} cells are empty or unreadable: {listed}.</source>
            <translation>{count} 个单元格为空或无法读取：{listed}。</translation>
        </message>
    </context>
    <context>
        <name>SoundView</name>
        <message>
            <source>Amplitude</source>
            <translation>振幅</translation>
        </message>
        <message>
            <source>Brightness is loudness: from {low} dB (dark) to 0 dB (bright), the loudest moment.</source>
            <translation>亮度表示响度：从 {low} dB（暗）到 0 dB（亮），0 dB 为最响的时刻。</translation>
        </message>
        <message>
            <source>Drawing the recording</source>
            <translation>正在绘制录音</translation>
        </message>
        <message>
            <source>Frequency</source>
            <translation>频率</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Play what is in sight</source>
            <translation>播放可见部分</translation>
        </message>
        <message>
            <source>Samples of the recording over time</source>
            <translation>录音采样点随时间的变化</translation>
        </message>
        <message>
            <source>Show everything</source>
            <translation>显示全部</translation>
        </message>
        <message>
            <source>Spectrogram of the recording</source>
            <translation>录音的频谱图</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>This recording cannot be drawn.</source>
            <translation>无法绘制此录音。</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>缩小</translation>
        </message>
        <message>
            <source>as in the file</source>
            <translation>与文件一致</translation>
        </message>
    </context>
    <context>
        <name>SpaceCard</name>
        <message>
            <source>Change the range or the values of the selected setting</source>
            <translation>更改所选设置的范围或取值</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>编辑</translation>
        </message>
        <message>
            <source>Nothing yet. Right-click a number, a choice or a switch on the right, on the page Model or among the windows on the page Data, and choose “Search over this…”.</source>
            <translation>还没有。请右键单击右侧、“模型”页或“数据”页窗口部分中的数字、选项或开关，然后选择“搜索此设置…”。</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Search over the selected setting no more</source>
            <translation>不再搜索所选设置</translation>
        </message>
        <message>
            <source>Searched over</source>
            <translation>搜索的设置</translation>
        </message>
        <message>
            <source>Settings that are searched over</source>
            <translation>要搜索的设置</translation>
        </message>
    </context>
    <context>
        <name>SpecForm</name>
        <message>
            <source>At least {low}</source>
            <translation>至少 {low}</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>Default: {value}</source>
            <translation>默认值：{value}</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Range: {low} to {high}</source>
            <translation>范围：{low} 到 {high}</translation>
        </message>
        <message>
            <source>Unit: {unit}</source>
            <translation>单位：{unit}</translation>
        </message>
        <message>
            <source>off</source>
            <translation>关</translation>
        </message>
        <message>
            <source>on</source>
            <translation>开</translation>
        </message>
    </context>
    <context>
        <name>SplitForm</name>
        <message>
            <source>At random</source>
            <translation>随机</translation>
        </message>
        <message>
            <source>At random, by its size</source>
            <translation>随机，按其大小</translation>
        </message>
        <message>
            <source>Choose what makes the test part</source>
            <translation>选择测试集的组成</translation>
        </message>
        <message>
            <source>Keep together</source>
            <translation>保持在一起</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Same {fact}</source>
            <translation>相同的 {fact}</translation>
        </message>
        <message>
            <source>{count} of {total} sequences are the test part.</source>
            <translation>{total} 条序列中有 {count} 条为测试集。</translation>
        </message>
        <message>
            <source>{value} ({count})</source>
            <translation>{value}（{count}）</translation>
        </message>
    </context>
    <context>
        <name>SplitRest</name>
        <message>
            <source>Give the rest to: {part}</source>
            <translation>将剩余部分划给：{part}</translation>
        </message>
        <message>
            <source>Give them to:</source>
            <translation>将其划给：</translation>
        </message>
        <message>
            <source>{percent} % of the data are in no part; of a series cut by time these are the newest.</source>
            <translation>有 {percent} % 的数据不属于任何部分；按时间划分的序列中，这是最新的那部分。</translation>
        </message>
    </context>
    <context>
        <name>StatesPicture</name>
        <message>
            <source>Block {block}, layer {layer}</source>
            <translation>模块 {block}，第 {layer} 层</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>Coloured by class</source>
            <translation>按类别着色</translation>
        </message>
        <message>
            <source>Coloured by time</source>
            <translation>按时间着色</translation>
        </message>
        <message>
            <source>Each line is an example, from its first step (orange) to its last (blue). Click one to look at it.</source>
            <translation>每条线是一个示例，从第一步（橙色）到最后一步（蓝色）。点击一条即可查看。</translation>
        </message>
        <message>
            <source>Each line is an example; a dot is where it ends. Click one to look at it everywhere.</source>
            <translation>每条线是一个示例，圆点是其终点。点击一条即可在各处查看它。</translation>
        </message>
        <message>
            <source>First axis, {share} % of the variance</source>
            <translation>第一轴，占方差的 {share}%</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>层</translation>
        </message>
        <message>
            <source>Paths of states on two axes</source>
            <translation>状态在两个轴上的轨迹</translation>
        </message>
        <message>
            <source>Second axis, {share} %</source>
            <translation>第二轴，{share}%</translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message>
            <source>Cancel this work</source>
            <translation>取消此任务</translation>
        </message>
        <message>
            <source>Cancel this work; what is done so far is kept</source>
            <translation>取消此任务；已完成的部分会保留</translation>
        </message>
        <message>
            <source>Device that training takes when set to automatic</source>
            <translation>设为自动时训练所用的设备</translation>
        </message>
        <message>
            <source>Epoch {epoch} of {epochs}</source>
            <translation>第 {epoch} 轮，共 {epochs} 轮</translation>
        </message>
        <message>
            <source>Last message</source>
            <translation>最近的消息</translation>
        </message>
        <message>
            <source>Last message; click to open the log</source>
            <translation>最近的消息；单击打开日志</translation>
        </message>
        <message>
            <source>Memory in use</source>
            <translation>已用内存</translation>
        </message>
        <message>
            <source>Paused in epoch {epoch} of {epochs}</source>
            <translation>已暂停在第 {epoch} 轮，共 {epochs} 轮</translation>
        </message>
        <message>
            <source>Paused: {doing}</source>
            <translation>已暂停：{doing}</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>正在停止…</translation>
        </message>
        <message>
            <source>{count} min left</source>
            <translation>剩余 {count} 分钟</translation>
        </message>
        <message>
            <source>{count} s left</source>
            <translation>剩余 {count} 秒</translation>
        </message>
    </context>
    <context>
        <name>StepBands</name>
        <message>
            <source>Answer</source>
            <translation>答案</translation>
        </message>
        <message>
            <source>Drawn here once the run is judged</source>
            <translation>运行评估完成后在此绘制</translation>
        </message>
        <message>
            <source>Sequence</source>
            <translation>序列</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>步</translation>
        </message>
        <message>
            <source>Step {step}: {truth}, answered {answer}</source>
            <translation>第 {step} 步：{truth}，判为 {answer}</translation>
        </message>
        <message>
            <source>True and answered classes as two bands</source>
            <translation>真实类别与答案的两条色带</translation>
        </message>
        <message>
            <source>Truth</source>
            <translation>真实值</translation>
        </message>
        <message>
            <source>Values of the sequence</source>
            <translation>序列的数值</translation>
        </message>
        <message>
            <source>{name}, from step {step}</source>
            <translation>{name}，从第 {step} 步起</translation>
        </message>
        <message>
            <source>{percent} % of its steps are right</source>
            <translation>其中 {percent}% 的步正确</translation>
        </message>
    </context>
    <context>
        <name>StorageEdit</name>
        <message>
            <source>A PostgreSQL database in which any number of windows and `workbench sweep` commands share this search. Empty keeps it in the project. The password comes from ~/.pgpass or the environment variable PGPASSWORD.</source>
            <translation>一个 PostgreSQL 数据库，任意多个窗口和 `workbench sweep` 命令可在其中共享此搜索。留空则保存在项目中。密码取自 ~/.pgpass 或环境变量 PGPASSWORD。</translation>
        </message>
        <message>
            <source>Database that machines share</source>
            <translation>多台机器共享的数据库</translation>
        </message>
        <message>
            <source>Leave the password out: put it into ~/.pgpass or the environment variable PGPASSWORD.</source>
            <translation>请不要写入密码：将其放入 ~/.pgpass 或环境变量 PGPASSWORD。</translation>
        </message>
        <message>
            <source>Many machines</source>
            <translation>多台机器</translation>
        </message>
    </context>
    <context>
        <name>TextView</name>
        <message>
            <source>Beginning of the text</source>
            <translation>文本开头</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>部分</translation>
        </message>
        <message>
            <source>Part shown</source>
            <translation>显示的部分</translation>
        </message>
        <message>
            <source>{count} characters in {examples} examples of {context}</source>
            <translation>{count} 个字符，{examples} 个长 {context} 的样本</translation>
        </message>
        <message>
            <source>{count} different characters: {listed}</source>
            <translation>{count} 个不同的字符：{listed}</translation>
        </message>
    </context>
    <context>
        <name>TileRow</name>
        <message>
            <source>Best validation loss</source>
            <translation>最佳验证损失</translation>
        </message>
        <message>
            <source>Chosen by the program; each can be set below Speed, at the right</source>
            <translation>由程序选择；每一项都可在右侧的“速度”中设置</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>设备</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>轮次</translation>
        </message>
        <message>
            <source>Memory in use</source>
            <translation>已用内存</translation>
        </message>
        <message>
            <source>Sequences</source>
            <translation>序列</translation>
        </message>
        <message>
            <source>Time left</source>
            <translation>剩余时间</translation>
        </message>
        <message>
            <source>Validation accuracy</source>
            <translation>验证准确率</translation>
        </message>
        <message>
            <source>Validation loss as solved</source>
            <translation>解出时的验证损失</translation>
        </message>
        <message>
            <source>Validation perplexity</source>
            <translation>验证困惑度</translation>
        </message>
        <message>
            <source>{count}/s</source>
            <translation>{count}/秒</translation>
        </message>
        <message>
            <source>{epoch} of {epochs}</source>
            <translation>{epoch} / {epochs}</translation>
        </message>
        <message>
            <source>{loss} (epoch {epoch})</source>
            <translation>{loss}·第 {epoch} 轮</translation>
        </message>
    </context>
    <context>
        <name>TrainPage</name>
        <message>
            <source>Add one run for each of several seeds, to see what luck does</source>
            <translation>用多个随机种子各添加一次运行，以了解偶然性的影响</translation>
        </message>
        <message>
            <source>Add to queue</source>
            <translation>加入队列</translation>
        </message>
        <message>
            <source>Add to the queue</source>
            <translation>加入队列</translation>
        </message>
        <message>
            <source>Add to the queue with several seeds</source>
            <translation>用多个种子加入队列</translation>
        </message>
        <message>
            <source>Add with {count} seeds</source>
            <translation>用 {count} 个种子加入</translation>
        </message>
        <message>
            <source>Adding to the queue</source>
            <translation>正在加入队列</translation>
        </message>
        <message>
            <source>Apple GPU</source>
            <translation>Apple GPU</translation>
        </message>
        <message>
            <source>Best</source>
            <translation>最佳</translation>
        </message>
        <message>
            <source>Best validation loss {loss} in epoch {epoch}</source>
            <translation>最佳验证损失 {loss}（第 {epoch} 轮）</translation>
        </message>
        <message>
            <source>CPU (1 thread)</source>
            <translation>CPU（1 线程）</translation>
        </message>
        <message>
            <source>CPU ({count} threads)</source>
            <translation>CPU（{count} 线程）</translation>
        </message>
        <message>
            <source>Captured steps</source>
            <translation>捕获的训练步</translation>
        </message>
        <message>
            <source>Changing the queue</source>
            <translation>正在更改队列</translation>
        </message>
        <message>
            <source>Continue for</source>
            <translation>继续训练</translation>
        </message>
        <message>
            <source>End the run; its last finished epoch is kept</source>
            <translation>结束此运行；保留最后完成的一轮</translation>
        </message>
        <message>
            <source>Epochs more</source>
            <translation>追加轮数</translation>
        </message>
        <message>
            <source>Failed: {failure}</source>
            <translation>失败：{failure}</translation>
        </message>
        <message>
            <source>Finished all {epoch} epochs, then refitted on training and validation examples together; the refitted weights are kept</source>
            <translation>已完成全部 {epoch} 轮，随后用训练与验证样本一起重新拟合；保留重新拟合的权重</translation>
        </message>
        <message>
            <source>Finished all {epoch} epochs: none was clearly better than what was solved before training, which is kept</source>
            <translation>完成了全部 {epoch} 轮：没有一轮明显好于训练前解出的结果，保留后者</translation>
        </message>
        <message>
            <source>Finished all {epoch} epochs; the weights of epoch {best}, the best on validation, are kept</source>
            <translation>已完成全部 {epoch} 轮；保留验证最佳的第 {best} 轮权重</translation>
        </message>
        <message>
            <source>Finished early after epoch {epoch}, then refitted for {best} epochs on training and validation examples together; the refitted weights are kept</source>
            <translation>在第 {epoch} 轮后提前结束，随后用训练与验证样本一起重新拟合 {best} 轮；保留重新拟合的权重</translation>
        </message>
        <message>
            <source>Finished early after epoch {epoch}: no epoch was clearly better than what was solved before training, which is kept</source>
            <translation>在第 {epoch} 轮后早停：没有一轮明显好于训练前解出的结果，保留后者</translation>
        </message>
        <message>
            <source>Finished early after epoch {epoch}: validation loss did not improve for {waited} epochs; the weights of epoch {best} are kept</source>
            <translation>在第 {epoch} 轮后早停：验证损失连续 {waited} 轮没有改善；保留第 {best} 轮的权重</translation>
        </message>
        <message>
            <source>Finished the one epoch, then refitted on training and validation examples together; the refitted weights are kept</source>
            <translation>已完成这一轮训练，随后在训练与验证样本上一起重新拟合；保留重新拟合的权重</translation>
        </message>
        <message>
            <source>Finished the one epoch; its weights are kept</source>
            <translation>已完成这一轮训练；保留其权重</translation>
        </message>
        <message>
            <source>Finished. {failure}</source>
            <translation>已完成。{failure}</translation>
        </message>
        <message>
            <source>Finished: this model has nothing to learn; it was only measured.</source>
            <translation>已完成：此模型没有可学习的参数，只进行了评估。</translation>
        </message>
        <message>
            <source>Fit the model to the training part; the validation part tells when to stop.</source>
            <translation>在训练集上拟合模型；由验证集决定何时停止。</translation>
        </message>
        <message>
            <source>GPU {number}</source>
            <translation>GPU {number}</translation>
        </message>
        <message>
            <source>Go on with this run where it was, to its planned number of epochs</source>
            <translation>从中断处继续此运行，直到计划的轮数</translation>
        </message>
        <message>
            <source>Go to Data</source>
            <translation>前往数据</translation>
        </message>
        <message>
            <source>Go to Model</source>
            <translation>前往模型</translation>
        </message>
        <message>
            <source>Interrupted after epoch {epoch} of {epochs}. Resume goes on where it was.</source>
            <translation>在第 {epoch} 轮（共 {epochs} 轮）后中断。可从中断处继续。</translation>
        </message>
        <message>
            <source>Judging the run</source>
            <translation>正在评估运行</translation>
        </message>
        <message>
            <source>Let the experiment as it stands be trained when its turn comes</source>
            <translation>让当前的实验排队，轮到时再训练</translation>
        </message>
        <message>
            <source>Nothing has been trained yet. Start when the settings suit you.</source>
            <translation>还没有训练过。设置合适后即可开始。</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Pause training</source>
            <translation>暂停训练</translation>
        </message>
        <message>
            <source>Paused after epoch {epoch} of {epochs}. Resume goes on where it was.</source>
            <translation>在第 {epoch} 轮（共 {epochs} 轮）后暂停。可从此处继续。</translation>
        </message>
        <message>
            <source>Paused in the refit. Resume goes on where it was.</source>
            <translation>已在重新拟合中暂停。可从此处继续。</translation>
        </message>
        <message>
            <source>Plain steps</source>
            <translation>普通训练步</translation>
        </message>
        <message>
            <source>Preparing the training</source>
            <translation>正在准备训练</translation>
        </message>
        <message>
            <source>Preparing: {doing}</source>
            <translation>正在准备：{doing}</translation>
        </message>
        <message>
            <source>Progress of the training</source>
            <translation>训练进度</translation>
        </message>
        <message>
            <source>Reading the queue</source>
            <translation>正在读取队列</translation>
        </message>
        <message>
            <source>Reading the run</source>
            <translation>正在读取运行</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Resume training</source>
            <translation>继续训练</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>运行</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Search ({count})</source>
            <translation>搜索（{count}）</translation>
        </message>
        <message>
            <source>See results</source>
            <translation>查看结果</translation>
        </message>
        <message>
            <source>Solved</source>
            <translation>已解出</translation>
        </message>
        <message>
            <source>Start training</source>
            <translation>开始训练</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Stop training</source>
            <translation>停止训练</translation>
        </message>
        <message>
            <source>Stopped after epoch {epoch} of {epochs}. Resume goes on where it was.</source>
            <translation>已在第 {epoch} 轮（共 {epochs} 轮）后停止。“继续”会从停下处接着训练。</translation>
        </message>
        <message>
            <source>Stopped in the refit. Resume begins it anew; until then the weights of epoch {best} count.</source>
            <translation>已在重新拟合时停止。“继续”会重新开始它；在此之前，以第 {best} 轮的权重为准。</translation>
        </message>
        <message>
            <source>Stopping: the last finished epoch is kept</source>
            <translation>正在停止：保留最后完成的一轮</translation>
        </message>
        <message>
            <source>This run is being trained by another window or command right now.</source>
            <translation>此运行正由另一个窗口或命令训练。</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Train the run that is shown for so many epochs more</source>
            <translation>把所显示的运行再训练这么多轮</translation>
        </message>
        <message>
            <source>Train with many settings and see which suit best</source>
            <translation>用多组设置训练，看哪一组最合适</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Training on {device}: epoch {epoch} of {epochs}, about {left} left</source>
            <translation>正在 {device} 上训练：第 {epoch} 轮，共 {epochs} 轮，约剩 {left}</translation>
        </message>
        <message>
            <source>Training the queue</source>
            <translation>正在训练队列</translation>
        </message>
        <message>
            <source>Waits in the queue; {epoch} of {epochs} epochs are done.</source>
            <translation>正在排队；已完成 {epoch} / {epochs} 轮。</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>已损坏</translation>
        </message>
        <message>
            <source>epoch</source>
            <translation>轮</translation>
        </message>
        <message>
            <source>epochs</source>
            <translation>轮</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>finished</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>fused optimiser</source>
            <translation>融合优化器</translation>
        </message>
        <message>
            <source>interrupted</source>
            <translation>已中断</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <source>plain optimiser</source>
            <translation>普通优化器</translation>
        </message>
        <message>
            <source>preparing</source>
            <translation>准备中</translation>
        </message>
        <message>
            <source>queued</source>
            <translation>排队中</translation>
        </message>
        <message>
            <source>running</source>
            <translation>进行中</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>已停止</translation>
        </message>
        <message>
            <source>stopping</source>
            <translation>正在停止</translation>
        </message>
        <message>
            <source>{count} min</source>
            <translation>{count} 分钟</translation>
        </message>
        <message>
            <source>{count} s</source>
            <translation>{count} 秒</translation>
        </message>
        <message>
            <source>{hours} h {count} min</source>
            <translation>{hours} 小时 {count} 分钟</translation>
        </message>
        <message>
            <source>{kind}, {precision}, {update}. {why}</source>
            <translation>{kind}，{precision}，{update}。{why}</translation>
        </message>
        <message>
            <source>{refit}, about {left} left</source>
            <translation>{refit}，约剩 {left}</translation>
        </message>
        <message>
            <source>{state}, refit {epoch} of {epochs}</source>
            <translation>{state}，重新拟合 {epoch}/{epochs}</translation>
        </message>
        <message>
            <source>{state}, {epoch} of {epochs}</source>
            <translation>{state}，{epoch} / {epochs} 轮</translation>
        </message>
        <message>
            <source>{state}, {loss}</source>
            <translation>{state}，{loss}</translation>
        </message>
        <message>
            <source>{state}: {reason}</source>
            <translation>{state}：{reason}</translation>
        </message>
    </context>
    <context>
        <name>TrainingSettings</name>
        <message>
            <source>Apple GPU</source>
            <translation>Apple GPU</translation>
        </message>
        <message>
            <source>Augmentation</source>
            <translation>数据增强</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>Change {setting}</source>
            <translation>更改{setting}</translation>
        </message>
        <message>
            <source>Changes here reach the next run.</source>
            <translation>此处的更改从下一次运行起生效。</translation>
        </message>
        <message>
            <source>Essentials</source>
            <translation>基本设置</translation>
        </message>
        <message>
            <source>Loss and optimiser</source>
            <translation>损失与优化器</translation>
        </message>
        <message>
            <source>NVIDIA GPU</source>
            <translation>NVIDIA GPU</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>Stopping and regularisation</source>
            <translation>早停与正则化</translation>
        </message>
        <message>
            <source>{device} (not here)</source>
            <translation>{device}（此处没有）</translation>
        </message>
    </context>
    <context>
        <name>UnitPanel</name>
        <message>
            <source>Click a row of a heat map, or go there with the arrow keys, to see what one unit does.</source>
            <translation>点击热图中的一行，或用方向键移到那里，查看一个单元在做什么。</translation>
        </message>
        <message>
            <source>Example {number}</source>
            <translation>示例 {number}</translation>
        </message>
        <message>
            <source>Examples in which the unit is most active</source>
            <translation>该单元最活跃的示例</translation>
        </message>
        <message>
            <source>Gates and states of the chosen unit</source>
            <translation>所选单元的门与状态</translation>
        </message>
        <message>
            <source>Looking for active examples</source>
            <translation>正在查找活跃的示例</translation>
        </message>
        <message>
            <source>Most active in these examples of the part:</source>
            <translation>在该部分的这些示例中最活跃：</translation>
        </message>
        <message>
            <source>Unit {number}</source>
            <translation>单元 {number}</translation>
        </message>
    </context>
    <context>
        <name>UpdateAction</name>
        <message>
            <source>Go on with new data from this run, as a run of its own</source>
            <translation>从这次运行出发，用新数据继续训练，成为一次独立的运行</translation>
        </message>
        <message>
            <source>Update model…</source>
            <translation>更新模型…</translation>
        </message>
    </context>
    <context>
        <name>UpdateDialog</name>
        <message>
            <source>A new run goes on from run {run} with files that came later, and run {run} stays as it is. Of the new data the newest stretch is held back, to tell what was won.</source>
            <translation>新的运行从运行 {run} 出发，用后来的文件继续训练，运行 {run} 保持不变。新数据中最新的一段留作检验，以说明有何收获。</translation>
        </message>
        <message>
            <source>Choose files with new data</source>
            <translation>选择含新数据的文件</translation>
        </message>
        <message>
            <source>Choose them, or drop them here.</source>
            <translation>请选择文件，或拖放到这里。</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>轮数</translation>
        </message>
        <message>
            <source>New files…</source>
            <translation>新文件…</translation>
        </message>
        <message>
            <source>Older examples</source>
            <translation>旧样本</translation>
        </message>
        <message>
            <source>Passes over the examples at most; as many as the run's when not given</source>
            <translation>最多遍历样本的轮数；不填则与该运行相同</translation>
        </message>
        <message>
            <source>Progress of the update</source>
            <translation>更新的进度</translation>
        </message>
        <message>
            <source>Share of older examples</source>
            <translation>旧样本的比例</translation>
        </message>
        <message>
            <source>So many of the older training examples are learned again: more of them, and less is forgotten</source>
            <translation>重新学习这么多旧的训练样本：越多，遗忘越少</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Update</source>
            <translation>更新</translation>
        </message>
        <message>
            <source>Update the model</source>
            <translation>更新模型</translation>
        </message>
        <message>
            <source>Updating the model</source>
            <translation>正在更新模型</translation>
        </message>
        <message>
            <source>as the run</source>
            <translation>与该运行相同</translation>
        </message>
    </context>
    <context>
        <name>UsePage</name>
        <message>
            <source>Answer files…</source>
            <translation>回答文件…</translation>
        </message>
        <message>
            <source>Answer the data that the run was trained on, to their ends</source>
            <translation>回答该运行训练所用的数据，直到其末尾之后</translation>
        </message>
        <message>
            <source>Answering</source>
            <translation>正在回答</translation>
        </message>
        <message>
            <source>Answering …</source>
            <translation>正在回答……</translation>
        </message>
        <message>
            <source>Bands are drawn once the run is judged: open Results.</source>
            <translation>评估该运行后才会绘制预测区间：请打开“结果”页。</translation>
        </message>
        <message>
            <source>By the truths that these files hold: {numbers}.</source>
            <translation>按这些文件中的真实值：{numbers}。</translation>
        </message>
        <message>
            <source>Choose files to answer</source>
            <translation>选择要回答的文件</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Copy the rows that are shown, for a spreadsheet</source>
            <translation>复制显示的行，供电子表格使用</translation>
        </message>
        <message>
            <source>Here are {shown} of {count} rows; what is saved has all.</source>
            <translation>此处显示 {count} 行中的 {shown} 行；保存的文件包含全部。</translation>
        </message>
        <message>
            <source>It writes on from what you begin.</source>
            <translation>模型会接着您写的开头继续写。</translation>
        </message>
        <message>
            <source>Own data</source>
            <translation>自己的数据</translation>
        </message>
        <message>
            <source>Save as CSV…</source>
            <translation>另存为 CSV…</translation>
        </message>
        <message>
            <source>Save the answers</source>
            <translation>保存答案</translation>
        </message>
        <message>
            <source>Save the answers as CSV…</source>
            <translation>将答案另存为 CSV…</translation>
        </message>
        <message>
            <source>Saving the answers</source>
            <translation>正在保存答案</translation>
        </message>
        <message>
            <source>So it would be with another known future; the thin line is without it.</source>
            <translation>这是另一种已知未来下的预测；细线是原来的预测。</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>The run's own data</source>
            <translation>该运行自己的数据</translation>
        </message>
        <message>
            <source>Use</source>
            <translation>使用</translation>
        </message>
        <message>
            <source>What comes next, and what new files are. Drop them here.</source>
            <translation>接下来会怎样，新文件是什么。可将文件拖放到此处。</translation>
        </message>
    </context>
    <context>
        <name>Value</name>
        <message>
            <source>American 437</source>
            <translation>美式 437</translation>
        </message>
        <message>
            <source>Apart</source>
            <translation>分开</translation>
        </message>
        <message>
            <source>Apostrophe 1'000</source>
            <translation>撇号 1'000</translation>
        </message>
        <message>
            <source>Arabic 1256</source>
            <translation>阿拉伯文 1256</translation>
        </message>
        <message>
            <source>As in the file</source>
            <translation>与文件一致</translation>
        </message>
        <message>
            <source>Baltic 1257</source>
            <translation>波罗的海 1257</translation>
        </message>
        <message>
            <source>Baltic 8859-13</source>
            <translation>波罗的海 8859-13</translation>
        </message>
        <message>
            <source>Bar |</source>
            <translation>竖线 |</translation>
        </message>
        <message>
            <source>Blank</source>
            <translation>空格</translation>
        </message>
        <message>
            <source>Blank 1 000</source>
            <translation>空格 1 000</translation>
        </message>
        <message>
            <source>Central 1250</source>
            <translation>中欧 1250</translation>
        </message>
        <message>
            <source>Central 852</source>
            <translation>中欧 852</translation>
        </message>
        <message>
            <source>Central 8859-2</source>
            <translation>中欧 8859-2</translation>
        </message>
        <message>
            <source>Chinese Big5</source>
            <translation>繁体中文 Big5</translation>
        </message>
        <message>
            <source>Chinese GB18030</source>
            <translation>简体中文 GB18030</translation>
        </message>
        <message>
            <source>Colon :</source>
            <translation>冒号 :</translation>
        </message>
        <message>
            <source>Comma ,</source>
            <translation>逗号 ,</translation>
        </message>
        <message>
            <source>Comma 1,000</source>
            <translation>逗号 1,000</translation>
        </message>
        <message>
            <source>Cyrillic 1251</source>
            <translation>西里尔文 1251</translation>
        </message>
        <message>
            <source>Cyrillic 866</source>
            <translation>西里尔文 866</translation>
        </message>
        <message>
            <source>Cyrillic 8859-5</source>
            <translation>西里尔文 8859-5</translation>
        </message>
        <message>
            <source>Down: series become columns</source>
            <translation>向下：每个序列变成一列</translation>
        </message>
        <message>
            <source>Greek 1253</source>
            <translation>希腊文 1253</translation>
        </message>
        <message>
            <source>Greek 8859-7</source>
            <translation>希腊文 8859-7</translation>
        </message>
        <message>
            <source>Hebrew 1255</source>
            <translation>希伯来文 1255</translation>
        </message>
        <message>
            <source>Hebrew 8859-8</source>
            <translation>希伯来文 8859-8</translation>
        </message>
        <message>
            <source>Japanese EUC</source>
            <translation>日文 EUC</translation>
        </message>
        <message>
            <source>Japanese S-JIS</source>
            <translation>日文 S-JIS</translation>
        </message>
        <message>
            <source>Korean EUC</source>
            <translation>韩文 EUC</translation>
        </message>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>None: one column</source>
            <translation>无：只有一列</translation>
        </message>
        <message>
            <source>Point 1.000</source>
            <translation>点 1.000</translation>
        </message>
        <message>
            <source>Right: cells become rows</source>
            <translation>向右：每个单元格变成一行</translation>
        </message>
        <message>
            <source>Right: rows become columns</source>
            <translation>向右：行变成列</translation>
        </message>
        <message>
            <source>Row by row, as one table</source>
            <translation>逐行合为一张表</translation>
        </message>
        <message>
            <source>Russian KOI8-R</source>
            <translation>俄文 KOI8-R</translation>
        </message>
        <message>
            <source>Semicolon ;</source>
            <translation>分号 ;</translation>
        </message>
        <message>
            <source>Tab</source>
            <translation>制表符</translation>
        </message>
        <message>
            <source>Thai 874</source>
            <translation>泰文 874</translation>
        </message>
        <message>
            <source>The first</source>
            <translation>第一个</translation>
        </message>
        <message>
            <source>Turkish 1254</source>
            <translation>土耳其文 1254</translation>
        </message>
        <message>
            <source>Turkish 8859-9</source>
            <translation>土耳其文 8859-9</translation>
        </message>
        <message>
            <source>UTF-16</source>
            <translation>UTF-16</translation>
        </message>
        <message>
            <source>UTF-8</source>
            <translation>UTF-8</translation>
        </message>
        <message>
            <source>UTF-8 with a mark</source>
            <translation>带标记的 UTF-8</translation>
        </message>
        <message>
            <source>Ukrainian KOI8-U</source>
            <translation>乌克兰文 KOI8-U</translation>
        </message>
        <message>
            <source>Western 1252</source>
            <translation>西欧 1252</translation>
        </message>
        <message>
            <source>Western 850</source>
            <translation>西欧 850</translation>
        </message>
        <message>
            <source>Western 8859-15</source>
            <translation>西欧 8859-15</translation>
        </message>
        <message>
            <source>Western Latin-1</source>
            <translation>西欧 Latin-1</translation>
        </message>
        <message>
            <source>Western Mac</source>
            <translation>西欧 Mac</translation>
        </message>
    </context>
    <context>
        <name>ValuePictures</name>
        <message>
            <source>Answer</source>
            <translation>答案</translation>
        </message>
        <message>
            <source>Answers beside the truth</source>
            <translation>答案与真实值对比</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Drawn here once the run is judged</source>
            <translation>运行评估完成后在此绘制</translation>
        </message>
        <message>
            <source>Histogram of the residuals</source>
            <translation>残差直方图</translation>
        </message>
        <message>
            <source>Right answers</source>
            <translation>正确答案</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Truth</source>
            <translation>真实值</translation>
        </message>
        <message>
            <source>Truth minus answer</source>
            <translation>真实值减答案</translation>
        </message>
    </context>
    <context>
        <name>VerdictCard</name>
        <message>
            <source>Better than every rival</source>
            <translation>优于所有对手</translation>
        </message>
        <message>
            <source>Judging the run …</source>
            <translation>正在评估运行…</translation>
        </message>
        <message>
            <source>Not shown to be better than its strongest rival</source>
            <translation>未能证明优于最强对手</translation>
        </message>
        <message>
            <source>This run could not be judged</source>
            <translation>无法评估此运行</translation>
        </message>
        <message>
            <source>Worse than its strongest rival</source>
            <translation>不如最强对手</translation>
        </message>
    </context>
    <context>
        <name>WelcomePage</name>
        <message>
            <source>Discard</source>
            <translation>丢弃</translation>
        </message>
        <message>
            <source>Drop tables, recordings, texts, folders or a project into this window</source>
            <translation>将表格、录音、文本、其文件夹或项目拖放到此窗口任意位置</translation>
        </message>
        <message>
            <source>Load sequences, assemble a recurrent network, watch it learn, take it away.</source>
            <translation>载入序列，搭建循环网络，看它学习，把模型带走。</translation>
        </message>
        <message>
            <source>Open data…</source>
            <translation>打开数据…</translation>
        </message>
        <message>
            <source>Open folder…</source>
            <translation>打开文件夹…</translation>
        </message>
        <message>
            <source>Open project…</source>
            <translation>打开项目…</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>最近使用</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>Start with a sample</source>
            <translation>从示例开始</translation>
        </message>
        <message>
            <source>Unsaved work from last time</source>
            <translation>上次未保存的工作</translation>
        </message>
        <message>
            <source>Untitled</source>
            <translation>未命名</translation>
        </message>
    </context>
    <context>
        <name>WindowNote</name>
        <message>
            <source>Looking at what runs used</source>
            <translation>正在查看各次运行用到的步数</translation>
        </message>
    </context>
    <context>
        <name>WireItem</name>
        <message>
            <source>Drag a block here</source>
            <translation>把模块拖到这里</translation>
        </message>
        <message>
            <source>Drop here</source>
            <translation>放在这里</translation>
        </message>
    </context>
    <context>
        <name>WorstExamples</name>
        <message>
            <source>Forecast</source>
            <translation>预测</translation>
        </message>
        <message>
            <source>No example was answered badly.</source>
            <translation>没有回答得差的样本。</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Play the chosen recording (Enter or a double click in the list does the same)</source>
            <translation>播放所选录音（在列表中按 Enter 或双击效果相同）</translation>
        </message>
        <message>
            <source>Show on the Data page</source>
            <translation>在“数据”页显示</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>The chosen example</source>
            <translation>所选样本</translation>
        </message>
        <message>
            <source>Truth</source>
            <translation>真实值</translation>
        </message>
        <message>
            <source>Worst examples</source>
            <translation>最差的样本</translation>
        </message>
        <message>
            <source>error {error}</source>
            <translation>误差 {error}</translation>
        </message>
        <message>
            <source>from {when} on: error {error}</source>
            <translation>自 {when} 起：误差 {error}</translation>
        </message>
        <message>
            <source>{share} of the steps wrong</source>
            <translation>{share} 的步有误</translation>
        </message>
        <message>
            <source>{truth} answered as {answer}, itself thought {share} probable</source>
            <translation>{truth} 被答为 {answer}，其自身概率仅 {share}</translation>
        </message>
    </context>
    <context>
        <name>WritingPanel</name>
        <message>
            <source>Beginning</source>
            <translation>开头</translation>
        </message>
        <message>
            <source>Characters to write</source>
            <translation>要写的字符数</translation>
        </message>
        <message>
            <source>Here comes what the model writes.</source>
            <translation>模型写出的内容将显示在这里。</translation>
        </message>
        <message>
            <source>How boldly it writes: 0 always takes the likeliest character, 1 draws as often as the model says, more is wilder</source>
            <translation>写作的大胆程度：0 总是取最可能的字符，1 按模型给出的概率抽取，更大则更随意</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>长度</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>温度</translation>
        </message>
        <message>
            <source>The text that the model goes on from; empty begins a new line</source>
            <translation>模型由此续写的文本；留空则另起一行</translation>
        </message>
        <message>
            <source>What the model writes</source>
            <translation>模型写出的内容</translation>
        </message>
        <message>
            <source>Write</source>
            <translation>续写</translation>
        </message>
        <message>
            <source>Writing</source>
            <translation>正在写</translation>
        </message>
        <message>
            <source>characters</source>
            <translation>字符</translation>
        </message>
    </context>
    <context>
        <name>core</name>
        <message>
            <source> (95 % interval {low} to {high})</source>
            <translation>（95% 区间 {low} 至 {high}）</translation>
        </message>
        <message>
            <source> ({test}, p {p})</source>
            <translation>（{test}，p {p}）</translation>
        </message>
        <message>
            <source>% that are wrong</source>
            <translation>错误百分比</translation>
        </message>
        <message>
            <source>'{part}' is not a condition. Write such as index&lt;5 or speaker==george, joined by 'and'.</source>
            <translation>'{part}' 不是条件。请写成 index&lt;5 或 speaker==george 之类，多个条件用 'and' 连接。</translation>
        </message>
        <message>
            <source>--queue trains the runs that wait, --resume another one: leave one of them out.</source>
            <translation>--queue 训练排队的运行，--resume 训练另一个运行：请只用其中一个。</translation>
        </message>
        <message>
            <source>--seed chooses among results: add --result, or leave it out.</source>
            <translation>--seed 用于挑选结果：请加上 --result,或去掉它。</translation>
        </message>
        <message>
            <source>--seed is for a new run: leave --queue and --resume out, or the seed.</source>
            <translation>--seed 用于新的运行：请去掉 --queue 和 --resume,或去掉种子。</translation>
        </message>
        <message>
            <source>--set takes here only keys of data.reading, not {key}.</source>
            <translation>此处 --set 只接受 data.reading 的键，不接受 {key}。</translation>
        </message>
        <message>
            <source>--set wants KEY=VALUE, such as training.epochs=30, not {setting}.</source>
            <translation>--set 需要 KEY=VALUE 形式，例如 training.epochs=30，而不是 {setting}。</translation>
        </message>
        <message>
            <source>--side-by-side is for the runs of the queue: add --queue, or leave it out.</source>
            <translation>--side-by-side 用于队列中的运行：请加上 --queue，或去掉它。</translation>
        </message>
        <message>
            <source>--space wants KEY=low..high, KEY=low..high:log or KEY=a,b,c, such as training.learning_rate=0.0001..0.01:log, not {space}.</source>
            <translation>--space 需要 KEY=low..high、KEY=low..high:log 或 KEY=a,b,c，例如 training.learning_rate=0.0001..0.01:log，而不是 {space}。</translation>
        </message>
        <message>
            <source>--without-data is for jobs; results never hold data. Leave one of them out.</source>
            <translation>--without-data 用于任务；结果从不包含数据。请去掉其中一个。</translation>
        </message>
        <message>
            <source>.NET ticks</source>
            <translation>.NET 刻度</translation>
        </message>
        <message>
            <source>95 %: {low} to {high}</source>
            <translation>95%：{low} 至 {high}</translation>
        </message>
        <message>
            <source>A CSV file with a column of file names and columns of facts.</source>
            <translation>一个 CSV 文件，其中一列为文件名，其余各列为相关信息。</translation>
        </message>
        <message>
            <source>A backtest has {fewest} to {most} origins, not {count}.</source>
            <translation>回测应有 {fewest} 到 {most} 个起点，而不是 {count} 个。</translation>
        </message>
        <message>
            <source>A batch size of {present} is right: no smaller one is about as fast.</source>
            <translation>批大小 {present} 合适：更小的都没有差不多快。</translation>
        </message>
        <message>
            <source>A block inside the shortcut changes the number of steps: nothing fits to be added.</source>
            <translation>捷径内的某个模块改变了步数：没有可以相加的内容。</translation>
        </message>
        <message>
            <source>A class is never answered</source>
            <translation>有一个类别从未被答出</translation>
        </message>
        <message>
            <source>A condition has {most} brackets within each other at most.</source>
            <translation>条件中的括号最多嵌套 {most} 层。</translation>
        </message>
        <message>
            <source>A condition has {most} letters at most.</source>
            <translation>条件最多 {most} 个字符。</translation>
        </message>
        <message>
            <source>A convolution and two LSTM layers that read both ways name the class of every step.</source>
            <translation>一个卷积层加两个双向 LSTM 层，为每一步给出类别。</translation>
        </message>
        <message>
            <source>A convolution that also sees what comes later cannot answer yet: switch Causal on.</source>
            <translation>还要看后面内容的卷积无法当即回答：请打开“因果”。</translation>
        </message>
        <message>
            <source>A file of the folder is left out. {reason}</source>
            <translation>文件夹中的一个文件未被采用。{reason}</translation>
        </message>
        <message>
            <source>A forecast also says how sure it is: quantiles around its median, learned by the pinball loss.</source>
            <translation>预测还会说明自己有多大把握：围绕中位数的分位数，由 pinball 损失学得。</translation>
        </message>
        <message>
            <source>A forecast beyond the end of the file repeats the last value of {columns}: give rows for the {horizon} steps ahead, with {targets} left empty.</source>
            <translation>预测文件末尾之后的值时会重复 {columns} 的最后一个值：请给出未来 {horizon} 步的行，并将 {targets} 留空。</translation>
        </message>
        <message>
            <source>A forecast's targets alone lose their level; its other inputs keep theirs, which may tell what comes.</source>
            <translation>只去除预测目标的水平；其他输入保留各自的水平，它们可能预示未来。</translation>
        </message>
        <message>
            <source>A fraction below 1, or a number of steps (of sequences, where there are many).</source>
            <translation>小于 1 的比例，或步数（有多条序列时为序列数）。</translation>
        </message>
        <message>
            <source>A head with quantiles learns by the pinball loss alone. Choose the loss pinball, or a head without quantiles.</source>
            <translation>带分位数的输出头只能用 pinball 损失学习。请选择 pinball 损失，或不带分位数的输出头。</translation>
        </message>
        <message>
            <source>A kernel path adds random convolution kernels with a ridge, solved before training, to what the layers answer.</source>
            <translation>核路径把随机卷积核与岭回归（训练前求解）的结果加到各层的回答上。</translation>
        </message>
        <message>
            <source>A layer that reads in both directions begins at the end: switch Both directions off.</source>
            <translation>双向读取的层要从末尾开始：请关闭“双向”。</translation>
        </message>
        <message>
            <source>A learned linear map; segments of the forecast, each decoded from the last state; or the naive answer: a past value repeated, or the commonest class.</source>
            <translation>学习得到的线性映射；或把预测分段、每段由最后状态解码；或朴素预测：重复过去的值，或取最常见的类别。</translation>
        </message>
        <message>
            <source>A learned vector per character</source>
            <translation>每个字符一个可学习的向量</translation>
        </message>
        <message>
            <source>A linear map from the window that the model sees to the horizon; its penalty is chosen on the validation part</source>
            <translation>从模型所见窗口到预测范围的线性映射；其惩罚项在验证部分上选择</translation>
        </message>
        <message>
            <source>A linear path goes straight from the window to the horizon; its weights are solved by ridge regression before training, and the layers learn what is left.</source>
            <translation>线性通路从窗口直接通向预测步；其权重在训练前用岭回归求解，各层学习剩余部分。</translation>
        </message>
        <message>
            <source>A logarithmic range must lie above 0.</source>
            <translation>对数范围必须大于 0。</translation>
        </message>
        <message>
            <source>A longer one is a gap; found from the pace of the times when not given.</source>
            <translation>更长的步即为空缺；未给出时由时间的节奏得出。</translation>
        </message>
        <message>
            <source>A model has {most} blocks at most. Raise the depth of one instead.</source>
            <translation>一个模型最多有 {most} 个模块。请改为增加某个模块的深度。</translation>
        </message>
        <message>
            <source>A model of texts writes on: Results, Write on, or workbench predict.</source>
            <translation>文本模型用于续写：请用“结果”页的“续写”，或 workbench predict。</translation>
        </message>
        <message>
            <source>A name for each row; a model learns nothing from it.</source>
            <translation>每一行的名称；模型无法从中学习。</translation>
        </message>
        <message>
            <source>A number that the model may look at.</source>
            <translation>模型可以参考的数值。</translation>
        </message>
        <message>
            <source>A part of the time: {columns} together.</source>
            <translation>时间的一部分：{columns} 合在一起。</translation>
        </message>
        <message>
            <source>A project cannot be written to {file}: {reason}. Choose another folder.</source>
            <translation>无法在 {file} 写入项目：{reason}。请选择其他文件夹。</translation>
        </message>
        <message>
            <source>A refit has no validation loss, which the schedule plateau follows. Choose another schedule, or no refit.</source>
            <translation>重新拟合没有验证损失，而 plateau 计划依赖验证损失。请选择其他计划，或不重新拟合。</translation>
        </message>
        <message>
            <source>A report is a .pdf or a .html file; {file} is neither.</source>
            <translation>报告应为 .pdf 或 .html 文件；{file} 两者都不是。</translation>
        </message>
        <message>
            <source>A search is shared over PostgreSQL, at an address such as postgresql+psycopg://me@host/searches. Without --storage it is kept in the project.</source>
            <translation>搜索通过 PostgreSQL 共享，地址形如 postgresql+psycopg://me@host/searches。不带 --storage 时保存在项目中。</translation>
        </message>
        <message>
            <source>A search needs two values to choose from at least.</source>
            <translation>搜索至少需要两个可选的值。</translation>
        </message>
        <message>
            <source>A second table of {count} columns and {rows} rows starts here. Its rows are kept.</source>
            <translation>第二个表格（{count} 列、{rows} 行）从这里开始。其各行会保留。</translation>
        </message>
        <message>
            <source>A split by group needs a group. Choose one of {known}, or split in another way.</source>
            <translation>按组划分需要指定分组。请从 {known} 中选择一个，或改用其他划分方式。</translation>
        </message>
        <message>
            <source>A step of {step} s makes too many steps. Choose a longer one.</source>
            <translation>步长 {step} 秒会产生过多的步。请选择更长的步长。</translation>
        </message>
        <message>
            <source>A table larger than this lies in a file, of which each step reads what it needs; half of the free memory when not given.</source>
            <translation>大于此值的表格存放在文件中，每步只读取所需部分；未给出时为可用内存的一半。</translation>
        </message>
        <message>
            <source>A text needs at least one character.</source>
            <translation>文本至少需要一个字符。</translation>
        </message>
        <message>
            <source>A trained model, exported by Sequence Workbench {version}.</source>
            <translation>由 Sequence Workbench {version} 导出的已训练模型。</translation>
        </message>
        <message>
            <source>A value is there twice.</source>
            <translation>有一个值重复出现。</translation>
        </message>
        <message>
            <source>A whole step is one CUDA graph, replayed over data that stay on the device.</source>
            <translation>整个训练步是一个 CUDA 图，在驻留设备的数据上重放。</translation>
        </message>
        <message>
            <source>A whole step is one CUDA graph; the data are too large for the device and sent ahead.</source>
            <translation>整个训练步是一个 CUDA 图;数据太大,放不进设备,因此提前送入。</translation>
        </message>
        <message>
            <source>A window of {context} + {horizon} steps is longer than the series, which has {steps} steps in three parts. Choose a shorter horizon first.</source>
            <translation>{context} + {horizon} 步的窗口比序列还长，序列分成三部分后只有 {steps} 步。请先选择更小的预测步长。</translation>
        </message>
        <message>
            <source>A window of {context} + {horizon} steps is longer than the series, which has {steps} steps. The largest context that fits is {fits}.</source>
            <translation>{context} + {horizon} 步的窗口比序列还长，序列共有 {steps} 步。可用的最大上下文窗口为 {fits}。</translation>
        </message>
        <message>
            <source>A {name} cuts most rows into {width} cells.</source>
            <translation>用{name}可将大多数行分成 {width} 个单元格。</translation>
        </message>
        <message>
            <source>Absolute error (MAE)</source>
            <translation>绝对误差 (MAE)</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>准确率</translation>
        </message>
        <message>
            <source>Activation</source>
            <translation>激活函数</translation>
        </message>
        <message>
            <source>Adam</source>
            <translation>Adam</translation>
        </message>
        <message>
            <source>AdamW</source>
            <translation>AdamW</translation>
        </message>
        <message>
            <source>Added to the variance, against division by zero.</source>
            <translation>加到方差上，防止除以零。</translation>
        </message>
        <message>
            <source>Adds what went into a block above</source>
            <translation>加上前面模块的输入（捷径）</translation>
        </message>
        <message>
            <source>After Flatten only one step is left: a recurrent layer has no sequence to read.</source>
            <translation>展平之后只剩一步：循环层没有可读取的序列。</translation>
        </message>
        <message>
            <source>After Segments each column is alone: choose the kind segments for the head.</source>
            <translation>分段之后每一列各自独立：输出头的类型请选择分段解码器。</translation>
        </message>
        <message>
            <source>After epoch {epoch} gradients reach every layer and step, and no unit is idle.</source>
            <translation>第 {epoch} 轮之后，梯度到达每一层和每一步，没有闲置的单元。</translation>
        </message>
        <message>
            <source>After this time no trial begins; those that have begun end. Automatic sets no limit.</source>
            <translation>超过这段时间后不再开始新的试验；已开始的会做完。“自动”表示不限时。</translation>
        </message>
        <message>
            <source>Afterwards divide all logits by one temperature that makes the validation part's probabilities hold: of the answers given with 80 %, some 80 of 100 are right. No answer becomes another. Fewer than 30 validation examples are left as they are.</source>
            <translation>训练后将所有 logit 除以同一个温度，使验证部分的概率名副其实：以 80 % 给出的回答，100 个中约有 80 个正确。任何回答都不会改变。验证样本少于 30 个时保持原样。</translation>
        </message>
        <message>
            <source>Afterwards the model was trained once more on the training and the validation part together.</source>
            <translation>随后模型在训练集与验证集上合并再训练了一次。</translation>
        </message>
        <message>
            <source>Afterwards train once more from the beginning on the training and validation parts together, and keep the last weights: all known examples teach, and validation chooses nothing. It takes twice as long. The validation figures stay those of the first fit.</source>
            <translation>训练结束后，用训练部分和验证部分一起从头再训练一次，并保留最后的权重：所有已知样本都参与学习，验证部分不再用于选择。耗时约为两倍。验证数字仍为第一次拟合的结果。</translation>
        </message>
        <message>
            <source>Airline passengers</source>
            <translation>航空乘客</translation>
        </message>
        <message>
            <source>All metrics on the test part, in the data's units; the best of each column is bold.</source>
            <translation>测试集上的全部指标，以数据的单位表示；每列最好的值加粗。</translation>
        </message>
        <message>
            <source>All recordings are brought to it; the first one's when not given.</source>
            <translation>所有录音都转换为该采样率；未给出时取第一段录音的采样率。</translation>
        </message>
        <message>
            <source>All system libraries that Qt needs are here</source>
            <translation>Qt 所需的系统库均已安装</translation>
        </message>
        <message>
            <source>All training sequences have the same value of {column}, or none: there is nothing to learn. Choose another column, or a split with different values.</source>
            <translation>所有训练序列的 {column} 值都相同或缺失：没有可学习的内容。请选择其他列，或使各部分具有不同值的划分。</translation>
        </message>
        <message>
            <source>Among how many equally likely characters the model hesitates; lower is better</source>
            <translation>模型在多少个同等可能的字符之间犹豫；越低越好</translation>
        </message>
        <message>
            <source>An embedding is for text: it gives every character a vector, but the data holds measurements.</source>
            <translation>嵌入用于文本：它给每个字符一个向量，但这份数据是测量值。</translation>
        </message>
        <message>
            <source>An embedding reads the characters themselves: move it to the first place.</source>
            <translation>嵌入直接读取字符：请把它移到第一位。</translation>
        </message>
        <message>
            <source>An epoch with batches of {suggested} is {times} times as fast as with {present}. Find the learning rate anew with them.</source>
            <translation>批大小为 {suggested} 时，一轮的速度是 {present} 时的 {times} 倍。改用后请重新寻找学习率。</translation>
        </message>
        <message>
            <source>An error one step ahead tends to be followed by one of the other sign (autocorrelation {value}): the model follows too hastily.</source>
            <translation>向前一步的误差之后往往出现异号误差（自相关 {value}）：模型跟随得太急。</translation>
        </message>
        <message>
            <source>An error one step ahead tends to be followed by one of the same sign (autocorrelation {value}): the model follows too slowly.</source>
            <translation>向前一步的误差之后往往出现同号误差（自相关 {value}）：模型跟随得太慢。</translation>
        </message>
        <message>
            <source>An input of words or codes, each of which the model learns by itself</source>
            <translation>由词语或代码构成的输入，模型会单独学习其中的每一个</translation>
        </message>
        <message>
            <source>An input that the model sees</source>
            <translation>模型看到的输入</translation>
        </message>
        <message>
            <source>An input whose values to come are known when a forecast is made, such as the day of the week</source>
            <translation>作预测时其未来值已知的输入，例如星期几</translation>
        </message>
        <message>
            <source>Another experiment was opened meanwhile; nothing was exported.</source>
            <translation>其间打开了另一个实验；未导出任何文件。</translation>
        </message>
        <message>
            <source>Another process of this run has ended, so that none of them can go on. The last finished epoch is kept: go on with --resume.</source>
            <translation>此运行的另一个进程已结束，因此都无法继续。最后完成的轮次已保留：请用 --resume 继续。</translation>
        </message>
        <message>
            <source>Another run is being trained. Wait until it has ended, or stop it.</source>
            <translation>另一次运行正在训练。请等它结束，或将其停止。</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>回答</translation>
        </message>
        <message>
            <source>Answering without the layers</source>
            <translation>正在不用各层来回答</translation>
        </message>
        <message>
            <source>Answers</source>
            <translation>模型的回答</translation>
        </message>
        <message>
            <source>Answers less probable than {threshold} are left open: {answered} of {count} are answered, {right} of them right.</source>
            <translation>概率低于 {threshold} 的不作回答：{count} 个中回答了 {answered} 个，其中 {right} 正确。</translation>
        </message>
        <message>
            <source>April</source>
            <translation>四月</translation>
        </message>
        <message>
            <source>As asked.</source>
            <translation>按您的要求。</translation>
        </message>
        <message>
            <source>As the numbers at the beginning of the file are written.</source>
            <translation>与文件开头的数值写法一致。</translation>
        </message>
        <message>
            <source>As was chosen, or as headings tell that are times.</source>
            <translation>按所选方式，或按列标题中的时间判断。</translation>
        </message>
        <message>
            <source>Asking a rival: {name}</source>
            <translation>正在询问对手：{name}</translation>
        </message>
        <message>
            <source>Asking the validation part how sure answers may be</source>
            <translation>正在用验证部分确定回答可以有多大把握</translation>
        </message>
        <message>
            <source>Asking what the answer rests on</source>
            <translation>正在查明答案的依据</translation>
        </message>
        <message>
            <source>Attention</source>
            <translation>注意力</translation>
        </message>
        <message>
            <source>Attention asks every step that came before, so that it would keep more with each step: take a recurrent layer or a TCN instead.</source>
            <translation>注意力要查询此前的每一个时间步，每来一步就要多保留一步：请改用循环层或 TCN。</translation>
        </message>
        <message>
            <source>August</source>
            <translation>八月</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>Backtest</source>
            <translation>回测</translation>
        </message>
        <message>
            <source>Balance of precision and recall, every class weighing the same; higher is better</source>
            <translation>精确率与召回率的平衡，各类别权重相同；越高越好</translation>
        </message>
        <message>
            <source>Balance of precision and recall; higher is better</source>
            <translation>精确率与召回率的平衡；越高越好</translation>
        </message>
        <message>
            <source>Band</source>
            <translation>区间带</translation>
        </message>
        <message>
            <source>Bands blanked at random in training, at most.</source>
            <translation>训练时随机遮盖的最大频带数。</translation>
        </message>
        <message>
            <source>Bands scaled by the training part, by each recording's own mean and spread, or own mean and the training part's spread.</source>
            <translation>频带按训练集、按每段录音自身的均值与离散度，或按自身均值与训练集离散度缩放。</translation>
        </message>
        <message>
            <source>Batch size</source>
            <translation>批大小</translation>
        </message>
        <message>
            <source>Batches of {present} do not fit into memory; {suggested} do.</source>
            <translation>批大小 {present} 超出内存；{suggested} 可以。</translation>
        </message>
        <message>
            <source>Batches of {suggested} are about as fast as {present}, and smaller ones often generalise better.</source>
            <translation>批大小 {suggested} 与 {present} 差不多快，而较小的批往往泛化更好。</translation>
        </message>
        <message>
            <source>Before this folder was written, its files answered as the workbench does, to within {tolerance} standard deviations (or of a probability), at several batch sizes and lengths.</source>
            <translation>写入此文件夹之前，已在多种批大小和长度下核对：这些文件的回答与本程序一致，相差不超过 {tolerance} 个标准差（或概率）。</translation>
        </message>
        <message>
            <source>Beside it the network has {count} blocks that are not recurrent.</source>
            <translation>此外网络还有 {count} 个非循环模块。</translation>
        </message>
        <message>
            <source>Best rival</source>
            <translation>最强对手</translation>
        </message>
        <message>
            <source>Better than every rival</source>
            <translation>优于所有对手</translation>
        </message>
        <message>
            <source>Better than the best rival, {rival}, in {metric}: {better} of {count} times, and surely on average.</source>
            <translation>按 {metric} 优于最强对手（{rival}）：{count} 次中有 {better} 次更好，平均而言确实更好。</translation>
        </message>
        <message>
            <source>Bits per character</source>
            <translation>每字符比特数</translation>
        </message>
        <message>
            <source>Blanks around {count} names in column {column} do not count.</source>
            <translation>{column} 列中 {count} 个名称前后的空格不计。</translation>
        </message>
        <message>
            <source>Blocks that the shortcut leads around.</source>
            <translation>捷径绕过的模块数。</translation>
        </message>
        <message>
            <source>Both directions</source>
            <translation>双向</translation>
        </message>
        <message>
            <source>Both {file} and {marks} have a column {label}. Rename it in one of them.</source>
            <translation>{file} 和 {marks} 都有列 {label}。请在其中一个文件中改名。</translation>
        </message>
        <message>
            <source>Bounds such as {cell} in column {column} are read as the number behind their sign.</source>
            <translation>列 {column} 中的界限值（如 {cell}）按符号后面的数读取。</translation>
        </message>
        <message>
            <source>By group</source>
            <translation>按组</translation>
        </message>
        <message>
            <source>By how much the metric worsens when an input is exchanged for that of other examples</source>
            <translation>把某个输入换成其他样本的，指标会变差多少</translation>
        </message>
        <message>
            <source>By how much {metric} worsens on the validation part when an input is exchanged for that of other examples; blue inputs are needed. Whiskers: intervals that hold for all inputs together with 99 %.</source>
            <translation>把某个输入换成其他样本的输入时，验证集上的{metric}变差多少；蓝色的输入是必需的。须线：对全部输入同时以 99% 成立的区间。</translation>
        </message>
        <message>
            <source>By time</source>
            <translation>按时间</translation>
        </message>
        <message>
            <source>By time for a series; at random, with equal shares of classes, or by group for many sequences.</source>
            <translation>单条序列按时间划分；多条序列可随机、按类别比例或按组划分。</translation>
        </message>
        <message>
            <source>By {test}, luck alone would make such a difference with p {p}. A difference below {percent} of the mean loss counts as none.</source>
            <translation>按{test}，仅凭运气出现这种差异的概率 p {p}。小于平均损失 {percent} 的差异视为没有差异。</translation>
        </message>
        <message>
            <source>C with eight-bit weights</source>
            <translation>C 语言，8 位权重</translation>
        </message>
        <message>
            <source>C, without dependencies</source>
            <translation>C 语言，无依赖</translation>
        </message>
        <message>
            <source>C: the cosine transform, of which the first coefficients are kept and normalised</source>
            <translation>C：余弦变换，保留前几个系数并归一化</translation>
        </message>
        <message>
            <source>CMA-ES, for numbers</source>
            <translation>CMA-ES，适合数值</translation>
        </message>
        <message>
            <source>CPU threads</source>
            <translation>CPU 线程</translation>
        </message>
        <message>
            <source>CRPS</source>
            <translation>CRPS</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>日历</translation>
        </message>
        <message>
            <source>Calibrate probabilities</source>
            <translation>校准概率</translation>
        </message>
        <message>
            <source>Cancelled; nothing was exported.</source>
            <translation>已取消；未导出任何文件。</translation>
        </message>
        <message>
            <source>Captured steps</source>
            <translation>捕获式步骤</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Causal</source>
            <translation>因果</translation>
        </message>
        <message>
            <source>Cell</source>
            <translation>循环单元</translation>
        </message>
        <message>
            <source>Cells such as {cell} in column {column} are read as the number before their spread.</source>
            <translation>列 {column} 中的 {cell} 等单元格按误差范围之前的数字读取。</translation>
        </message>
        <message>
            <source>Character model</source>
            <translation>字符模型</translation>
        </message>
        <message>
            <source>Characters are names, not quantities: switch scaling and level off in the preprocessing.</source>
            <translation>字符是符号而不是数量：请在预处理中关闭缩放和去除水平。</translation>
        </message>
        <message>
            <source>Characters that the model's vocabulary lacks ({count}) are not judged.</source>
            <translation>模型词表中没有的字符（{count} 个）不作评判。</translation>
        </message>
        <message>
            <source>Check the linear path</source>
            <translation>检验线性通路</translation>
        </message>
        <message>
            <source>Checking {file}</source>
            <translation>正在检查 {file}</translation>
        </message>
        <message>
            <source>Checking {file} in a process of its own</source>
            <translation>正在独立进程中检验 {file}</translation>
        </message>
        <message>
            <source>Chooses the best epoch. A fraction below 1, or a number of steps or sequences.</source>
            <translation>用于选出最佳轮次。小于 1 的比例，或步数或序列数。</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Class per step</source>
            <translation>每步一个类别</translation>
        </message>
        <message>
            <source>Class weights</source>
            <translation>类别权重</translation>
        </message>
        <message>
            <source>Class {label} has only {count} training examples.</source>
            <translation>类别 {label} 只有 {count} 个训练样本。</translation>
        </message>
        <message>
            <source>Class {label} is in the {part} part but not in training, so it cannot be recognised.</source>
            <translation>类别 {label} 出现在{part}集中，但训练集中没有，因此无法识别。</translation>
        </message>
        <message>
            <source>Classes in the training part.</source>
            <translation>训练集中的类别。</translation>
        </message>
        <message>
            <source>Classify</source>
            <translation>分类</translation>
        </message>
        <message>
            <source>Clip gradients at a norm of 1.</source>
            <translation>把梯度范数裁剪到 1。</translation>
        </message>
        <message>
            <source>Coefficients</source>
            <translation>系数个数</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>列</translation>
        </message>
        <message>
            <source>Column {column} changes within a sequence, so the task is a class per step.</source>
            <translation>列 {column} 在序列内变化，因此任务是每步一个类别。</translation>
        </message>
        <message>
            <source>Column {column} counts fiscal quarters such as {cell}: they are taken as quarters of the calendar.</source>
            <translation>列 {column} 按财年季度计数，例如 {cell}：按日历季度处理。</translation>
        </message>
        <message>
            <source>Column {column} has points before some fractions and commas before others, such as {one} and {other}, and is read as text. Write all of them alike.</source>
            <translation>列 {column} 中有些小数用点、有些用逗号，例如 {one} 和 {other}，因此按文本读取。请统一写法。</translation>
        </message>
        <message>
            <source>Column {column} holds numbers and the words {words}, which count as missing. Change the missing words if they do not.</source>
            <translation>列 {column} 中除数字外还有词 {words}，这些词按缺失值处理。如果它们不表示缺失，请修改表示缺失的词。</translation>
        </message>
        <message>
            <source>Column {column} holds numbers with different units behind them, such as {one} and {other}, and is read as text. Write all of them in one unit.</source>
            <translation>列 {column} 的数字后面带有不同的单位，例如 {one} 和 {other}，因此按文本读取。请统一使用一个单位。</translation>
        </message>
        <message>
            <source>Column {column} holds seasons or fiscal years such as {cell}, which are not read as times: rows are taken in the order of the file. Write the year in which each begins if they are to be times.</source>
            <translation>列 {column} 的内容是赛季或财年，例如 {cell}，未按时间读取：各行按文件中的顺序处理。如需作为时间，请改写为其开始的年份。</translation>
        </message>
        <message>
            <source>Column {column} holds years with a number from 1 to {most}, such as {cell}, which are taken for months. If they are half-years or quarters, write them as 2024-S1 or 2024-Q1.</source>
            <translation>列 {column} 中是年份加上 1 到 {most} 的数字，例如 {cell}，按月份读取。如果它们是半年或季度，请写成 2024-S1 或 2024-Q1。</translation>
        </message>
        <message>
            <source>Column {column} of {file} holds no text.</source>
            <translation>{file} 的列 {column} 不含文本。</translation>
        </message>
        <message>
            <source>Column {column} tells the sequences apart.</source>
            <translation>列 {column} 用于区分各条序列。</translation>
        </message>
        <message>
            <source>Column {number} has no name; it is called {unique}.</source>
            <translation>第 {number} 列没有名称，命名为 {unique}。</translation>
        </message>
        <message>
            <source>Columns whose empty cells repeat those above.</source>
            <translation>空单元格沿用上方值的列。</translation>
        </message>
        <message>
            <source>Columns {columns} together tell the sequences apart.</source>
            <translation>{columns} 列共同区分各序列。</translation>
        </message>
        <message>
            <source>Comma 3,14</source>
            <translation>逗号 3,14</translation>
        </message>
        <message>
            <source>Comment sign</source>
            <translation>注释符号</translation>
        </message>
        <message>
            <source>Commonest class</source>
            <translation>最常见的类别</translation>
        </message>
        <message>
            <source>Compiling recurrent layers for this processor: about {seconds} s, this first time</source>
            <translation>正在为此处理器编译循环层：首次约需 {seconds} 秒</translation>
        </message>
        <message>
            <source>Compiling {file}</source>
            <translation>正在编译 {file}</translation>
        </message>
        <message>
            <source>Confusion: rows are true classes, columns the model's answers; {wrong} of {count} are wrong.</source>
            <translation>混淆矩阵：行为真实类别，列为模型的回答；{count} 个中错了 {wrong} 个。</translation>
        </message>
        <message>
            <source>Constant</source>
            <translation>恒定</translation>
        </message>
        <message>
            <source>Context</source>
            <translation>上下文窗口</translation>
        </message>
        <message>
            <source>Continuous ranked probability score of the nine deciles, in your units: the mean absolute error of a forecast that says how sure it is; lower is better</source>
            <translation>九个十分位数的连续分级概率评分，以您的单位计：相当于说明自己把握的预测的平均绝对误差；越低越好</translation>
        </message>
        <message>
            <source>Continuous ranked probability score, in standard deviations of the training part</source>
            <translation>连续分级概率评分，以训练部分的标准差为单位</translation>
        </message>
        <message>
            <source>Converting {file}</source>
            <translation>正在转换 {file}</translation>
        </message>
        <message>
            <source>Convolution</source>
            <translation>卷积</translation>
        </message>
        <message>
            <source>Convolutions and a two-way layer</source>
            <translation>卷积与双向循环层</translation>
        </message>
        <message>
            <source>Convolutions find short patterns, an LSTM or, where sequences are long, a GRU reads them forwards and backwards, a mean sums them up.</source>
            <translation>卷积层发现短模式，LSTM（序列较长时为 GRU）正向和反向读取，再取平均汇总。</translation>
        </message>
        <message>
            <source>Cosine</source>
            <translation>余弦</translation>
        </message>
        <message>
            <source>Count {column} from {origin}</source>
            <translation>以 {origin} 为 {column} 的计数起点</translation>
        </message>
        <message>
            <source>Counted so, the numbers are dates of our time.</source>
            <translation>这样计数，这些数字就是近年的日期。</translation>
        </message>
        <message>
            <source>Counting the characters</source>
            <translation>正在统计字符</translation>
        </message>
        <message>
            <source>Cross-entropy</source>
            <translation>交叉熵</translation>
        </message>
        <message>
            <source>Cross-entropy compares classes, but the model answers numbers: take MSE, MAE or Huber.</source>
            <translation>交叉熵用于比较类别，但此模型输出数值：请选用 MSE、MAE 或 Huber。</translation>
        </message>
        <message>
            <source>Cut there</source>
            <translation>在此切开</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>Data as read</source>
            <translation>读入的数据</translation>
        </message>
        <message>
            <source>Day and month cannot be told apart in column {column}: it is read as {order}, which gives {time}; as {other} it would be {otherwise}. Say which order is right.</source>
            <translation>无法区分列 {column} 中的日和月：按 {order} 读取得到 {time}；按 {other} 则为 {otherwise}。请指明正确的顺序。</translation>
        </message>
        <message>
            <source>Day and month could be exchanged in column {column}: it is read as {order}, which gives {time}; as {other} it would be {otherwise}.</source>
            <translation>列 {column} 中的日与月可以互换：按 {order} 读取得到 {time}；按 {other} 则为 {otherwise}。</translation>
        </message>
        <message>
            <source>Day of the month</source>
            <translation>日</translation>
        </message>
        <message>
            <source>Day, month, year</source>
            <translation>日、月、年</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>天</translation>
        </message>
        <message>
            <source>Days from 1960</source>
            <translation>自 1960 年起的天数</translation>
        </message>
        <message>
            <source>Days from 1970</source>
            <translation>自 1970 年起的天数</translation>
        </message>
        <message>
            <source>December</source>
            <translation>十二月</translation>
        </message>
        <message>
            <source>December to February</source>
            <translation>12 月至 2 月</translation>
        </message>
        <message>
            <source>Decimal mark</source>
            <translation>小数点</translation>
        </message>
        <message>
            <source>Decoding {file}</source>
            <translation>正在解码 {file}</translation>
        </message>
        <message>
            <source>Delimiter</source>
            <translation>分隔符</translation>
        </message>
        <message>
            <source>Dense</source>
            <translation>全连接</translation>
        </message>
        <message>
            <source>Depth</source>
            <translation>深度</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>设备</translation>
        </message>
        <message>
            <source>Diagnosis</source>
            <translation>诊断</translation>
        </message>
        <message>
            <source>Diebold and Mariano's test with a Newey-West variance, at fixed-bandwidth critical values</source>
            <translation>Diebold–Mariano 检验（Newey–West 方差，固定带宽临界值）</translation>
        </message>
        <message>
            <source>Display: {name}</source>
            <translation>显示：{name}</translation>
        </message>
        <message>
            <source>Divide in another random order ({seed})</source>
            <translation>换一种随机顺序划分（{seed}）</translation>
        </message>
        <message>
            <source>Dropout</source>
            <translation>丢弃率 (dropout)</translation>
        </message>
        <message>
            <source>Dropout after each layer</source>
            <translation>每层之后的丢弃率</translation>
        </message>
        <message>
            <source>Dynamic range</source>
            <translation>动态范围</translation>
        </message>
        <message>
            <source>E: a table with one learned vector per character; xₜ: the number of the character</source>
            <translation>E：每个字符一个学习得到的向量组成的表；xₜ：字符的编号</translation>
        </message>
        <message>
            <source>Each character as often as in the training part</source>
            <translation>每个字符按其在训练部分中的频率</translation>
        </message>
        <message>
            <source>Each character as often as it followed the one before in the training part</source>
            <translation>每个字符按其在训练部分中跟随前一字符的频率</translation>
        </message>
        <message>
            <source>Each class alone.</source>
            <translation>各类别的指标。</translation>
        </message>
        <message>
            <source>Each column cut into segments and forecast in segments by one GRU: the best recurrent way for long horizons.</source>
            <translation>每列切成小段，由一个 GRU 逐段预测：适合长预测步长的最佳循环方法。</translation>
        </message>
        <message>
            <source>Each example reads {context} steps and foretells the next {horizon}; windows begin every {stride} steps.</source>
            <translation>每个样本读取 {context} 步，预测其后 {horizon} 步；窗口每隔 {stride} 步开始。</translation>
        </message>
        <message>
            <source>Each file has a class of its own, so the task is classes.</source>
            <translation>每个文件有自己的类别，因此任务是分类。</translation>
        </message>
        <message>
            <source>Each file is one sequence; its folder or name tells the answer.</source>
            <translation>每个文件是一条序列；答案由其文件夹或文件名给出。</translation>
        </message>
        <message>
            <source>Each file is one series, because no column tells sequences apart.</source>
            <translation>每个文件是一条序列，因为没有用于区分序列的列。</translation>
        </message>
        <message>
            <source>Each file is one series, because time runs down its rows.</source>
            <translation>每个文件是一条序列，因为时间沿行向下推进。</translation>
        </message>
        <message>
            <source>Each file is one text.</source>
            <translation>每个文件是一篇文本。</translation>
        </message>
        <message>
            <source>Each folder is a class.</source>
            <translation>每个文件夹是一个类别。</translation>
        </message>
        <message>
            <source>Each number stays for many rows and never comes back, as that of a person does.</source>
            <translation>每个数会保持很多行且不再出现，像人员编号那样。</translation>
        </message>
        <message>
            <source>Each of {count} records holds a series under {names}: each step became a row, and {sequence} tells the records apart.</source>
            <translation>{count} 条记录各在 {names} 下含有一个序列：每一步成为一行，列 {sequence} 区分各条记录。</translation>
        </message>
        <message>
            <source>Each process takes a GPU of its own, of which there are {count} here. Choose --devices {count}, or --device cpu.</source>
            <translation>每个进程占用一块自己的 GPU,而这里有 {count} 块。请选择 --devices {count}，或 --device cpu。</translation>
        </message>
        <message>
            <source>Each range of {file} is one sequence.</source>
            <translation>{file} 中的每个区间是一个序列。</translation>
        </message>
        <message>
            <source>Each recording is one sequence.</source>
            <translation>每段录音是一条序列。</translation>
        </message>
        <message>
            <source>Each recording's own</source>
            <translation>按每段录音自身</translation>
        </message>
        <message>
            <source>Each row has its own answer, so each row is one sequence.</source>
            <translation>每行有自己的答案，因此每行是一条序列。</translation>
        </message>
        <message>
            <source>Each row is a text of its own.</source>
            <translation>每行是一篇独立的文本。</translation>
        </message>
        <message>
            <source>Each sequence is made louder or softer by up to this much.</source>
            <translation>每条序列的幅度最多按此量放大或缩小。</translation>
        </message>
        <message>
            <source>Each sequence is moved in time by up to this share of its length; its end values fill the gap.</source>
            <translation>每条序列在时间上最多平移其长度的这一比例；空缺用两端的值填充。</translation>
        </message>
        <message>
            <source>Each sequence is played faster or slower by up to this share; the pitch of sound changes too.</source>
            <translation>每条序列最多按此比例加快或放慢播放；声音的音高也随之改变。</translation>
        </message>
        <message>
            <source>Each series has weights of its own; these are what a new series gets.</source>
            <translation>每个序列都有自己的权重；这里是新序列所用的权重。</translation>
        </message>
        <message>
            <source>Each step is one of {count} characters.</source>
            <translation>每一步是 {count} 个字符之一。</translation>
        </message>
        <message>
            <source>Each target alone.</source>
            <translation>各目标的指标。</translation>
        </message>
        <message>
            <source>Early stopping</source>
            <translation>早停</translation>
        </message>
        <message>
            <source>Embedding</source>
            <translation>嵌入</translation>
        </message>
        <message>
            <source>Empty</source>
            <translation>空</translation>
        </message>
        <message>
            <source>Empty cells</source>
            <translation>空单元格</translation>
        </message>
        <message>
            <source>Empty cells hold nothing.</source>
            <translation>空单元格表示没有值。</translation>
        </message>
        <message>
            <source>Empty cells of {columns} hold what stands above them: each value is written only in the first row that it belongs to (data.reading.fill_down= takes it back).</source>
            <translation>{columns} 的空单元格沿用上方的值：每个值只写在它所属的第一行（用 data.reading.fill_down= 撤回）。</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>编码</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>轮次</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>轮次 (epoch)</translation>
        </message>
        <message>
            <source>Epochs without a better validation loss before training ends; 0 switches it off.</source>
            <translation>验证损失连续多少轮没有改善就结束训练；0 表示关闭。</translation>
        </message>
        <message>
            <source>Epsilon</source>
            <translation>Epsilon</translation>
        </message>
        <message>
            <source>Equal layers on top of each other.</source>
            <translation>叠放的相同层数。</translation>
        </message>
        <message>
            <source>Error ({measure}) {by}.</source>
            <translation>误差（{measure}），{by}。</translation>
        </message>
        <message>
            <source>Errors one step ahead foretell those {lag} steps later (autocorrelation {value}): a season or more context may be missing.</source>
            <translation>向前一步的误差能预示 {lag} 步之后的误差（自相关 {value}）：可能缺少季节性或更长的上下文。</translation>
        </message>
        <message>
            <source>Errors one step ahead look like chance: up to {lags} steps apart none foretells another.</source>
            <translation>向前一步的误差看起来是偶然的：相隔至多 {lags} 步，没有一个能预示另一个。</translation>
        </message>
        <message>
            <source>Errors, where they are</source>
            <translation>误差出现在哪里</translation>
        </message>
        <message>
            <source>Even out each unit over the batch; padded steps do not count.</source>
            <translation>在批内使每个单元归一化；填充的步不计入。</translation>
        </message>
        <message>
            <source>Evens out each step's values</source>
            <translation>使每一步的数值均衡</translation>
        </message>
        <message>
            <source>Every byte sequence is valid UTF-8.</source>
            <translation>所有字节序列都是有效的 UTF-8。</translation>
        </message>
        <message>
            <source>Every second byte is zero, as in UTF-16.</source>
            <translation>每隔一个字节为零，符合 UTF-16。</translation>
        </message>
        <message>
            <source>Every sequence has one step only, so there is no order to learn from; is the layout right?</source>
            <translation>每条序列只有一步，没有顺序可学；布局是否正确？</translation>
        </message>
        <message>
            <source>Every step asks all the others</source>
            <translation>每一步都查询其他各步</translation>
        </message>
        <message>
            <source>Every step is to be answered, but this block merges steps.</source>
            <translation>每一步都需要作答，但此模块会合并各步。</translation>
        </message>
        <message>
            <source>Everything was done with Sequence Workbench {program} on PyTorch {torch} (Paszke et al., 2019).</source>
            <translation>全部工作由 Sequence Workbench {program} 在 PyTorch {torch} 上完成（Paszke et al., 2019）。</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>样本</translation>
        </message>
        <message>
            <source>Examples per optimiser step.</source>
            <translation>每个优化步的样本数。</translation>
        </message>
        <message>
            <source>Exchanging {name}</source>
            <translation>正在交换 {name}</translation>
        </message>
        <message>
            <source>Exponential</source>
            <translation>指数</translation>
        </message>
        <message>
            <source>Exponential smoothing</source>
            <translation>指数平滑</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <source>F1 (mean)</source>
            <translation>F1（平均）</translation>
        </message>
        <message>
            <source>Feature</source>
            <translation>特征</translation>
        </message>
        <message>
            <source>Features</source>
            <translation>特征数</translation>
        </message>
        <message>
            <source>February</source>
            <translation>二月</translation>
        </message>
        <message>
            <source>Feed it numbers as they are, rows in order of time.</source>
            <translation>请直接输入原始数值，各行按时间先后排列。</translation>
        </message>
        <message>
            <source>Feed it samples as they are, from -1 to 1, in order of time.</source>
            <translation>请按时间顺序直接输入原始采样值（-1 到 1）。</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Files; each SHA-256 tells the very bytes that were read.</source>
            <translation>文件；SHA-256 唯一标识所读取的字节。</translation>
        </message>
        <message>
            <source>Fill between neighbours, repeat the last value, tell the model by an extra feature, or refuse.</source>
            <translation>用相邻值插补、重复上一个值、用额外特征告知模型，或拒绝。</translation>
        </message>
        <message>
            <source>Fill on the pace</source>
            <translation>按步调补齐</translation>
        </message>
        <message>
            <source>Filling missing values</source>
            <translation>正在填补缺失值</translation>
        </message>
        <message>
            <source>Finds short patterns anywhere</source>
            <translation>在任意位置寻找短模式</translation>
        </message>
        <message>
            <source>Fingerprint of the data as read: {hash}</source>
            <translation>读入数据的指纹：{hash}</translation>
        </message>
        <message>
            <source>First step</source>
            <translation>起始步</translation>
        </message>
        <message>
            <source>First step foretold</source>
            <translation>预测的第一步</translation>
        </message>
        <message>
            <source>Fisher's randomisation test over blocks</source>
            <translation>分块的 Fisher 随机化检验</translation>
        </message>
        <message>
            <source>Flatten</source>
            <translation>展平</translation>
        </message>
        <message>
            <source>Flatten takes {steps} steps, but the context has only {context}. Take fewer, or lengthen the context.</source>
            <translation>展平取 {steps} 步，但上下文窗口只有 {context} 步。请减少步数，或加长上下文窗口。</translation>
        </message>
        <message>
            <source>Flatten takes {steps} steps, but the longest sequence has {context}: its first step is repeated.</source>
            <translation>展平取 {steps} 步，但最长的序列只有 {context} 步：会重复其第一步。</translation>
        </message>
        <message>
            <source>Fold</source>
            <translation>折号</translation>
        </message>
        <message>
            <source>Folds</source>
            <translation>折数</translation>
        </message>
        <message>
            <source>Follow gradients</source>
            <translation>追踪梯度</translation>
        </message>
        <message>
            <source>For data larger than memory: pieces of them are drawn in random order, and so many of them are shuffled together as take this much, while the next are read ahead. 0 shuffles all examples at once.</source>
            <translation>用于大于内存的数据：按随机顺序抽取数据片段，每次把总量达到此大小的片段一起打乱，同时预读后面的片段。0 表示一次打乱全部样本。</translation>
        </message>
        <message>
            <source>For {ahead} steps ahead the value of {name} {lag} steps back weighs most ({weight}).</source>
            <translation>向前 {ahead} 步时，往回 {lag} 步的 {name} 值权重最大（{weight}）。</translation>
        </message>
        <message>
            <source>For {test} there are too few test examples, or no difference at all.</source>
            <translation>对{test}而言测试样本太少，或根本没有差异。</translation>
        </message>
        <message>
            <source>Forecast</source>
            <translation>预测</translation>
        </message>
        <message>
            <source>Forecast monthly passengers: 144 months from 1949 to 1960, with a trend and a yearly season.</source>
            <translation>预测每月乘客数：1949 至 1960 年共 144 个月，含趋势和年度季节性。</translation>
        </message>
        <message>
            <source>Forecast one season, {season} steps</source>
            <translation>预测一个季节，{season} 步</translation>
        </message>
        <message>
            <source>Forecast the temperature of a machine room: four weeks at ten-minute intervals with humidity, load and pressure, a daily cycle and some missing values (simulated).</source>
            <translation>预测机房温度：四周数据，每十分钟一次，含湿度、负载和气压，有日周期和少量缺失值（模拟数据）。</translation>
        </message>
        <message>
            <source>Forecast the yearly sunspot number: 309 years from 1700 to 2008, a cycle of about 11.</source>
            <translation>预测每年的太阳黑子数：1700 至 2008 年共 309 年，周期约 11 年。</translation>
        </message>
        <message>
            <source>Forecasts of {horizon} steps each, end to end.</source>
            <translation>每次预测 {horizon} 步，首尾相接。</translation>
        </message>
        <message>
            <source>Format of times</source>
            <translation>时间格式</translation>
        </message>
        <message>
            <source>Forward fill</source>
            <translation>前向填充</translation>
        </message>
        <message>
            <source>Frame</source>
            <translation>帧长</translation>
        </message>
        <message>
            <source>Frames blanked at random in training, at most (SpecAugment).</source>
            <translation>训练时随机遮盖的最大帧数（SpecAugment）。</translation>
        </message>
        <message>
            <source>Frequency bands, narrow below and wide above.</source>
            <translation>频带，低频窄、高频宽。</translation>
        </message>
        <message>
            <source>Frequency mask</source>
            <translation>频率遮盖</translation>
        </message>
        <message>
            <source>Frequency warp</source>
            <translation>频率弯折</translation>
        </message>
        <message>
            <source>Friday</source>
            <translation>星期五</translation>
        </message>
        <message>
            <source>From one resampled step to the next.</source>
            <translation>重采样后相邻两步的间隔。</translation>
        </message>
        <message>
            <source>From the last {context} steps of the inputs ({inputs} in all) the model forecasts the next {horizon} steps of {targets}.</source>
            <translation>模型根据输入（共 {inputs} 个）最近的 {context} 步预测 {targets} 其后的 {horizon} 步。</translation>
        </message>
        <message>
            <source>From {first} to {last} only {share} of the truths lie inside bands of {level} as the validation part calibrates them: something changed there. Rolling bands follow it; those of exports do not.</source>
            <translation>从 {first} 到 {last}，只有 {share} 的真值落在由验证部分校准的 {level} 区间内：那里有了变化。滚动区间会跟上，导出文件中的区间不会。</translation>
        </message>
        <message>
            <source>From {first} to {last} only {share} of the truths lie inside the bands of {level}: they learned too slowly what changed there, and may again.</source>
            <translation>从 {first} 到 {last}，只有 {share} 的真值落在 {level} 的区间内：那里的变化，区间学得太慢，今后也可能如此。</translation>
        </message>
        <message>
            <source>Full (float32)</source>
            <translation>全精度 (float32)</translation>
        </message>
        <message>
            <source>Function after the weights; none keeps the layer linear.</source>
            <translation>权重之后的函数；选“无”则保持线性。</translation>
        </message>
        <message>
            <source>Further formats</source>
            <translation>其他格式</translation>
        </message>
        <message>
            <source>Fused optimiser</source>
            <translation>融合优化器</translation>
        </message>
        <message>
            <source>Future steps the model predicts.</source>
            <translation>模型预测的未来步数。</translation>
        </message>
        <message>
            <source>GELU</source>
            <translation>GELU</translation>
        </message>
        <message>
            <source>GRU classifier, 20 to 200 steps</source>
            <translation>GRU 分类器，20 至 200 步</translation>
        </message>
        <message>
            <source>GRU forecaster</source>
            <translation>GRU 预测器</translation>
        </message>
        <message>
            <source>GRU, 100 steps</source>
            <translation>GRU，100 步</translation>
        </message>
        <message>
            <source>Gain</source>
            <translation>增益</translation>
        </message>
        <message>
            <source>Gain, time shift and speed would make a forecast's truth wrong. Set them to 0; noise may stay.</source>
            <translation>增益、时间平移和变速会使预测的真实值出错。请将它们设为 0；噪声可以保留。</translation>
        </message>
        <message>
            <source>Gap</source>
            <translation>间隔</translation>
        </message>
        <message>
            <source>Gaps in time</source>
            <translation>时间空缺</translation>
        </message>
        <message>
            <source>Gate {gate} of {where} has become a switch: {open} % of its values are above 0.9 and {closed} % below 0.1, so it hardly learns any more.</source>
            <translation>{where}的门 {gate} 已如同开关：其值有 {open}% 高于 0.9，{closed}% 低于 0.1，因此几乎不再学习。</translation>
        </message>
        <message>
            <source>Gates and states</source>
            <translation>门与状态</translation>
        </message>
        <message>
            <source>Gather from the present step and those before it only.</source>
            <translation>只汇集当前步和之前各步的信息。</translation>
        </message>
        <message>
            <source>Gestures</source>
            <translation>手势</translation>
        </message>
        <message>
            <source>Give at least one file with new data.</source>
            <translation>请至少提供一个含新数据的文件。</translation>
        </message>
        <message>
            <source>Give each series a scale of its own</source>
            <translation>为每个序列使用各自的尺度</translation>
        </message>
        <message>
            <source>Give every part its share of each class</source>
            <translation>让每个部分都按比例含有各个类别</translation>
        </message>
        <message>
            <source>Gradient clipping</source>
            <translation>梯度裁剪</translation>
        </message>
        <message>
            <source>Gradients by layer and along the steps, as they were measured while the run trained</source>
            <translation>训练过程中测得的各层梯度以及沿各步的梯度</translation>
        </message>
        <message>
            <source>Gradients explode</source>
            <translation>梯度爆炸</translation>
        </message>
        <message>
            <source>Grid levels</source>
            <translation>网格取值数</translation>
        </message>
        <message>
            <source>Grid, every combination</source>
            <translation>网格，所有组合</translation>
        </message>
        <message>
            <source>Group column</source>
            <translation>分组列</translation>
        </message>
        <message>
            <source>Guessing characters</source>
            <translation>正在预测字符</translation>
        </message>
        <message>
            <source>Half (bf16)</source>
            <translation>半精度 (bf16)</translation>
        </message>
        <message>
            <source>Header rows</source>
            <translation>表头行</translation>
        </message>
        <message>
            <source>Heads</source>
            <translation>注意力头数</translation>
        </message>
        <message>
            <source>Highest frequency</source>
            <translation>最高频率</translation>
        </message>
        <message>
            <source>Holds dates or times.</source>
            <translation>含日期或时间。</translation>
        </message>
        <message>
            <source>Holds no numbers, so the model cannot use it.</source>
            <translation>不含数值，模型无法使用。</translation>
        </message>
        <message>
            <source>Hop</source>
            <translation>帧移</translation>
        </message>
        <message>
            <source>Horizon</source>
            <translation>预测步长</translation>
        </message>
        <message>
            <source>Hour</source>
            <translation>小时</translation>
        </message>
        <message>
            <source>Hours</source>
            <translation>小时数</translation>
        </message>
        <message>
            <source>How bytes become characters, such as utf-8.</source>
            <translation>字节如何变成字符，例如 utf-8。</translation>
        </message>
        <message>
            <source>How far back</source>
            <translation>回看多远</translation>
        </message>
        <message>
            <source>How far back it looks</source>
            <translation>它回看多远</translation>
        </message>
        <message>
            <source>How far each input of each step moves the answer, and whether that picture can be believed</source>
            <translation>每一步的每个输入使答案变动多少，以及这幅图是否可信</translation>
        </message>
        <message>
            <source>How files are named, such as {label}_{speaker}_{index}, or with their folders: {label}/{index}.</source>
            <translation>文件的命名方式，例如 {label}_{speaker}_{index}；也可连同文件夹，如 {label}/{index}。</translation>
        </message>
        <message>
            <source>How gradients become steps; Adam is the article's choice.</source>
            <translation>梯度如何变成更新步；文章选用 Adam。</translation>
        </message>
        <message>
            <source>How learning flowed</source>
            <translation>学习如何流动</translation>
        </message>
        <message>
            <source>How many are made, nearly: every kernel at every dilation gets equally many biases, one at least.</source>
            <translation>大致生成多少个特征：每个卷积核在每种扩张下有同样多的偏置，至少一个。</translation>
        </message>
        <message>
            <source>How many last steps are taken; the whole context when not given.</source>
            <translation>取最后多少步；未给出时取整个上下文。</translation>
        </message>
        <message>
            <source>How many of the answers with this class are right; higher is better</source>
            <translation>答为该类别的回答中正确的比例；越高越好</translation>
        </message>
        <message>
            <source>How many of this class are found; higher is better</source>
            <translation>该类别中被找出的比例；越高越好</translation>
        </message>
        <message>
            <source>How many of this class there are</source>
            <translation>该类别有多少个</translation>
        </message>
        <message>
            <source>How many patterns are looked for.</source>
            <translation>要寻找的模式数量。</translation>
        </message>
        <message>
            <source>How many processor cores a step on the CPU takes; automatic measures one against all, and leaves one to the window.</source>
            <translation>在 CPU 上每一步使用多少个处理器核心；自动会比较一个核心与全部核心，并留一个给窗口。</translation>
        </message>
        <message>
            <source>How many trials the search has in all.</source>
            <translation>搜索总共做多少次试验。</translation>
        </message>
        <message>
            <source>How much each setting matters is told once {trials} trials with different losses are complete.</source>
            <translation>完成 {trials} 次损失各不相同的试验后，才能说明各项设置的重要程度。</translation>
        </message>
        <message>
            <source>How often each trial is trained, with another seed each time; their mean counts.</source>
            <translation>每次试验用不同的随机种子训练多少遍；以平均值为准。</translation>
        </message>
        <message>
            <source>How often fixed patterns occur</source>
            <translation>固定模式出现得多频繁</translation>
        </message>
        <message>
            <source>How often random convolutions exceed a bias, told apart by a ridge (as MiniRocket does)</source>
            <translation>随机卷积超过偏置的频率，由岭回归区分（同 MiniRocket）</translation>
        </message>
        <message>
            <source>How points are chosen: tpe learns from the trials so far, cmaes moves a cloud of points and suits numbers and many trials, random draws, grid takes every combination.</source>
            <translation>如何选取试验点：tpe 从已有试验中学习；cmaes 移动一团点，适合数值设置和较多试验；random 随机抽取；grid 取遍所有组合。</translation>
        </message>
        <message>
            <source>How the learning rate changes over the epochs.</source>
            <translation>学习率随轮次如何变化。</translation>
        </message>
        <message>
            <source>How times are written, in the signs of strptime, such as %d.%m.%Y %H:%M.</source>
            <translation>时间的写法，使用 strptime 的符号，例如 %d.%m.%Y %H:%M。</translation>
        </message>
        <message>
            <source>Huber</source>
            <translation>Huber</translation>
        </message>
        <message>
            <source>Hyperband</source>
            <translation>Hyperband</translation>
        </message>
        <message>
            <source>Hz</source>
            <translation>Hz</translation>
        </message>
        <message>
            <source>Ignore</source>
            <translation>忽略</translation>
        </message>
        <message>
            <source>Ignore {column}</source>
            <translation>忽略 {column}</translation>
        </message>
        <message>
            <source>In all it has {parameters} learned parameters.</source>
            <translation>网络共有 {parameters} 个可学习参数。</translation>
        </message>
        <message>
            <source>In training each recording's frequencies are spread or squeezed by up to this share, as if another voice had spoken.</source>
            <translation>训练时，将每段录音的频率随机拉伸或压缩，幅度不超过此比例，如同换了一个人在说话。</translation>
        </message>
        <message>
            <source>In {layer} gradients explode: at the first step {share} times the last.</source>
            <translation>在 {layer} 中梯度爆炸：第一步的梯度是最后一步的 {share} 倍。</translation>
        </message>
        <message>
            <source>In {layer} gradients fade: at the first step {share} of the last.</source>
            <translation>在 {layer} 中梯度消失：第一步的梯度只有最后一步的 {share}。</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Inputs that say the same stand in for each other: each alone may look spare.</source>
            <translation>内容相同的输入可以互相替代：单独看每一个都可能显得多余。</translation>
        </message>
        <message>
            <source>Inputs were standardised by the mean and the standard deviation of the training part.</source>
            <translation>输入按训练集的均值和标准差标准化。</translation>
        </message>
        <message>
            <source>Inputs; mean and spread are those of the training part, from which alone scaling is learned.</source>
            <translation>输入；均值与离散度取自训练集，缩放也仅由训练集学得。</translation>
        </message>
        <message>
            <source>Inside the model</source>
            <translation>模型内部</translation>
        </message>
        <message>
            <source>Install it again: {command}</source>
            <translation>重新安装：{command}</translation>
        </message>
        <message>
            <source>Install it: {command}</source>
            <translation>安装：{command}</translation>
        </message>
        <message>
            <source>Install the torch built for your driver (see https://pytorch.org/get-started/locally), or update the driver.</source>
            <translation>请安装与驱动匹配的 torch（见 https://pytorch.org/get-started/locally），或更新驱动。</translation>
        </message>
        <message>
            <source>Interpolate</source>
            <translation>插值</translation>
        </message>
        <message>
            <source>It also reads at which of the {season} steps of the season a window ends: how well the season's usual course, taken from the training part, fits the window at each.</source>
            <translation>它同时读取窗口结束于季节 {season} 步中的哪一步：取决于由训练集得到的季节通常走势在各步与窗口的吻合程度。</translation>
        </message>
        <message>
            <source>It comes first and rises by equal steps, so it seems to be the time.</source>
            <translation>它排在最前，且以相等的步长递增，看来是时间。</translation>
        </message>
        <message>
            <source>It counts the steps of each sequence.</source>
            <translation>它为每个序列的步计数。</translation>
        </message>
        <message>
            <source>It forgets</source>
            <translation>它会遗忘</translation>
        </message>
        <message>
            <source>It gives words such as {words}.</source>
            <translation>由此得到的词语如：{words}。</translation>
        </message>
        <message>
            <source>It goes on after epoch {epoch} of run {run}.</source>
            <translation>从运行 {run} 的第 {epoch} 轮之后继续。</translation>
        </message>
        <message>
            <source>It has forgotten nothing to speak of: on the older test part {measure} is {after} instead of {before}.</source>
            <translation>它几乎没有遗忘：在较早的测试部分上，{measure} 为 {after}，此前为 {before}。</translation>
        </message>
        <message>
            <source>It has forgotten nothing: on the older test part it is {size} better, {measure} {after} instead of {before}.</source>
            <translation>它没有遗忘：在较早的测试部分上好了 {size}，{measure} 为 {after}，此前为 {before}。</translation>
        </message>
        <message>
            <source>It has forgotten some of the old: on the older test part it is {size} worse, {measure} {after} instead of {before}. It learned {share} of the older examples again; more of them keep more.</source>
            <translation>它遗忘了一部分旧知识：在较早的测试部分上差了 {size}，{measure} 为 {after}，此前为 {before}。它重新学习了 {share} 的旧样本；学得越多，保留越多。</translation>
        </message>
        <message>
            <source>It has no heading and only counts the rows.</source>
            <translation>它没有标题，只是给各行编号。</translation>
        </message>
        <message>
            <source>It is the mark beside that of the thousands.</source>
            <translation>它是千位分隔符之外的另一个符号。</translation>
        </message>
        <message>
            <source>It overfits</source>
            <translation>它过拟合了</translation>
        </message>
        <message>
            <source>It underfits</source>
            <translation>它欠拟合</translation>
        </message>
        <message>
            <source>It was stopped too early</source>
            <translation>训练停得太早</translation>
        </message>
        <message>
            <source>It was trained with {optimizer} (learning rate {rate}, batches of {batch}) on {loss} for {epochs} epochs, seed {seed}.</source>
            <translation>用 {optimizer}（学习率 {rate}，批大小 {batch}）以{loss}为损失训练 {epochs} 轮，随机种子 {seed}。</translation>
        </message>
        <message>
            <source>Its headings are no times.</source>
            <translation>列标题不是时间。</translation>
        </message>
        <message>
            <source>Its name or its few different texts look like classes.</source>
            <translation>其名称或少数几种不同文本看起来像类别。</translation>
        </message>
        <message>
            <source>Its name says time, and its values rise from row to row.</source>
            <translation>其名称表示时间，且数值逐行递增。</translation>
        </message>
        <message>
            <source>Its recurrent part is a bidirectional {cell} with {units} units a layer; layers: {depth}.</source>
            <translation>其循环部分为双向 {cell}，每层 {units} 个单元；层数：{depth}。</translation>
        </message>
        <message>
            <source>Its recurrent part is a {cell} with {units} units a layer; layers: {depth}.</source>
            <translation>其循环部分为 {cell}，每层 {units} 个单元；层数：{depth}。</translation>
        </message>
        <message>
            <source>Its run {run} cannot go on in this project, so it begins anew.</source>
            <translation>它的运行 {run} 无法在此项目中继续，因此重新开始。</translation>
        </message>
        <message>
            <source>Its series became {count} columns side by side, one row for each time. Time runs: as in the file (data.reading.reshape=none) takes it back.</source>
            <translation>各序列已并排成 {count} 列，每个时间一行。将“时间方向”设为“与文件一致”(data.reading.reshape=none) 可恢复。</translation>
        </message>
        <message>
            <source>Its values repeat from row to row, one value per sequence.</source>
            <translation>其值逐行重复，每条序列一个值。</translation>
        </message>
        <message>
            <source>Its words take turns from row to row, and each has numbers of its own.</source>
            <translation>其中的词逐行轮流出现，且各有自己的数值范围。</translation>
        </message>
        <message>
            <source>January</source>
            <translation>一月</translation>
        </message>
        <message>
            <source>Judged by the best epoch of the first fit: the refit has learned from this part.</source>
            <translation>以第一次拟合的最佳轮次评判：重新拟合已从这一部分学习过。</translation>
        </message>
        <message>
            <source>Judges the result once. A fraction below 1, or a number of steps or sequences.</source>
            <translation>对结果评判一次。小于 1 的比例，或步数或序列数。</translation>
        </message>
        <message>
            <source>July</source>
            <translation>七月</translation>
        </message>
        <message>
            <source>June</source>
            <translation>六月</translation>
        </message>
        <message>
            <source>June to August</source>
            <translation>6 月至 8 月</translation>
        </message>
        <message>
            <source>Keep other levels</source>
            <translation>保留其他输入的水平</translation>
        </message>
        <message>
            <source>Keep sequences with the same {fact} in one part</source>
            <translation>把 {fact} 相同的序列放在同一部分</translation>
        </message>
        <message>
            <source>Keep the last of each</source>
            <translation>每个只留最后一行</translation>
        </message>
        <message>
            <source>Kernel features</source>
            <translation>卷积核特征</translation>
        </message>
        <message>
            <source>Kernel features are fitted before training and let no gradient through: move this block to the first place, or right behind sound features.</source>
            <translation>卷积核特征在训练前拟合，梯度无法通过：请把此模块移到最前面，或紧接在声音特征之后。</translation>
        </message>
        <message>
            <source>Kernel features are made of numbers, but some inputs hold words: ignore those columns.</source>
            <translation>卷积核特征由数字得出，但有些输入是文字：请忽略这些列。</translation>
        </message>
        <message>
            <source>Kernel features of the whole sequence also tell its class, by weights that are solved before training; the layers learn by themselves, and both are added in every answer.</source>
            <translation>整条序列的卷积核特征也参与判别类别，其权重在训练前求解；各层独自学习，每次回答时两者相加。</translation>
        </message>
        <message>
            <source>Kernel path</source>
            <translation>卷积核通路</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Known ahead</source>
            <translation>未来已知</translation>
        </message>
        <message>
            <source>LSTM forecaster</source>
            <translation>LSTM 预测器</translation>
        </message>
        <message>
            <source>LSTM, 100 steps</source>
            <translation>LSTM，100 步</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Label smoothing</source>
            <translation>标签平滑</translation>
        </message>
        <message>
            <source>Large numbers that rise from row to row, as those of a clock.</source>
            <translation>逐行递增的大数，像时钟的读数。</translation>
        </message>
        <message>
            <source>Largest norm of all gradients; 0 switches it off.</source>
            <translation>所有梯度的最大范数；0 表示关闭。</translation>
        </message>
        <message>
            <source>Last step of both halves</source>
            <translation>两半的最后一步</translation>
        </message>
        <message>
            <source>Last steps side by side</source>
            <translation>把最后若干步并排</translation>
        </message>
        <message>
            <source>Last steps that are seen as they are</source>
            <translation>保持原样可见的最近步数</translation>
        </message>
        <message>
            <source>Last value</source>
            <translation>最后一个值</translation>
        </message>
        <message>
            <source>Layer normalisation</source>
            <translation>层归一化</translation>
        </message>
        <message>
            <source>LayerNorm</source>
            <translation>层归一化</translation>
        </message>
        <message>
            <source>Layout</source>
            <translation>布局</translation>
        </message>
        <message>
            <source>Learn less by heart, and look for inputs or labels that say more.</source>
            <translation>少死记硬背，并寻找信息更多的输入或标签。</translation>
        </message>
        <message>
            <source>Learned numbers</source>
            <translation>可学习参数</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>学习率</translation>
        </message>
        <message>
            <source>Leave out what is quiet before the first and after the last sound.</source>
            <translation>去掉第一个声音之前和最后一个声音之后的静音。</translation>
        </message>
        <message>
            <source>Leave rows and columns as in the file</source>
            <translation>行列保持与文件一致</translation>
        </message>
        <message>
            <source>Leave the empty cells empty</source>
            <translation>让空单元格保持为空</translation>
        </message>
        <message>
            <source>Leave the sequences' names out</source>
            <translation>不使用序列名称</translation>
        </message>
        <message>
            <source>Leave them</source>
            <translation>保持原样</translation>
        </message>
        <message>
            <source>Leave these steps out</source>
            <translation>排除这些步</translation>
        </message>
        <message>
            <source>Leave {column} out</source>
            <translation>不使用 {column}</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>已排除的范围</translation>
        </message>
        <message>
            <source>Left out at first: a forecast starts from its target's own past. Make it a feature to use it.</source>
            <translation>起初不使用：预测从目标自身的过去开始。若要使用，请把它设为特征。</translation>
        </message>
        <message>
            <source>Left out at the end: {count} rows with a total or a note, from {text} on. 0 rows at the end keeps them.</source>
            <translation>末尾已略去 {count} 行合计或注释，自 {text} 起。把“末尾行数”设为 0 可保留。</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>长度</translation>
        </message>
        <message>
            <source>Length of a step</source>
            <translation>步长</translation>
        </message>
        <message>
            <source>Let rare classes count as much as common ones.</source>
            <translation>让少见的类别与常见的类别同样重要。</translation>
        </message>
        <message>
            <source>Level on the path</source>
            <translation>通路读取水平</translation>
        </message>
        <message>
            <source>Level, trend and season that follow the series (ETS); the form is chosen on the validation part</source>
            <translation>跟随序列的水平、趋势和季节（ETS）；其形式在验证部分上选择</translation>
        </message>
        <message>
            <source>Levels; each looks back twice as far as the one before.</source>
            <translation>层级数；每一级回看的距离是前一级的两倍。</translation>
        </message>
        <message>
            <source>Linear</source>
            <translation>线性</translation>
        </message>
        <message>
            <source>Linear head</source>
            <translation>线性头</translation>
        </message>
        <message>
            <source>Linear path</source>
            <translation>线性通路</translation>
        </message>
        <message>
            <source>Lines above the table, such as a title.</source>
            <translation>表格上方的行，例如标题。</translation>
        </message>
        <message>
            <source>Lines between the rows begin with it.</source>
            <translation>行与行之间的注释以此开头。</translation>
        </message>
        <message>
            <source>Lines that begin with it are no rows; empty for none.</source>
            <translation>以此开头的行不算数据行；留空表示没有。</translation>
        </message>
        <message>
            <source>Lines {first} to {last} of the input cannot be answered: {reason}</source>
            <translation>输入的第 {first} 到 {last} 行无法回答：{reason}</translation>
        </message>
        <message>
            <source>Listening has ended: another run is in hand now.</source>
            <translation>聆听已结束：现在选择的是另一个运行。</translation>
        </message>
        <message>
            <source>Listening needs the package sounddevice and the system's PortAudio. Install them: {command}</source>
            <translation>聆听需要 sounddevice 包和系统的 PortAudio。请安装：{command}</translation>
        </message>
        <message>
            <source>Loading PyTorch</source>
            <translation>正在加载 PyTorch</translation>
        </message>
        <message>
            <source>Log in to a desktop, use ssh -X, or start a virtual screen: {command}</source>
            <translation>请登录桌面、使用 ssh -X，或启动虚拟屏幕：{command}</translation>
        </message>
        <message>
            <source>Log-mel</source>
            <translation>对数梅尔谱</translation>
        </message>
        <message>
            <source>Log-mel features, two convolutions and a GRU layer that reads both ways; attention weighs the moments.</source>
            <translation>对数梅尔特征、两个卷积层和一个双向 GRU 层；注意力为各时刻加权。</translation>
        </message>
        <message>
            <source>Logistic regression</source>
            <translation>逻辑回归</translation>
        </message>
        <message>
            <source>Long recordings are heard in pieces of this length; whole when not given.</source>
            <translation>长录音按此长度切成片段；未给出时使用整段。</translation>
        </message>
        <message>
            <source>Long windows cut into pieces</source>
            <translation>把长窗口切成小段</translation>
        </message>
        <message>
            <source>Longest step</source>
            <translation>最长的步</translation>
        </message>
        <message>
            <source>Looking at {file}</source>
            <translation>正在查看 {file}</translation>
        </message>
        <message>
            <source>Looking for a season</source>
            <translation>正在检测季节周期</translation>
        </message>
        <message>
            <source>Looking for two axes</source>
            <translation>正在寻找两个轴</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>损失</translation>
        </message>
        <message>
            <source>Loss by epoch ({loss}), on scaled values.</source>
            <translation>各轮损失（{loss}），按缩放后的值计算。</translation>
        </message>
        <message>
            <source>Loss on the validation part when all that is older than so many steps is taken from other examples, or put in random order. Where a curve is flat, older steps change nothing.</source>
            <translation>把早于若干步的内容换成其他样本的内容或打乱顺序时，验证集上的损失。曲线平坦处，更早的步不起作用。</translation>
        </message>
        <message>
            <source>Lower on a plateau</source>
            <translation>停滞时降低</translation>
        </message>
        <message>
            <source>Lowest frequency</source>
            <translation>最低频率</translation>
        </message>
        <message>
            <source>MAE</source>
            <translation>MAE</translation>
        </message>
        <message>
            <source>MATLAB's days</source>
            <translation>MATLAB 的天数</translation>
        </message>
        <message>
            <source>MSE</source>
            <translation>MSE</translation>
        </message>
        <message>
            <source>Made with</source>
            <translation>制作软件</translation>
        </message>
        <message>
            <source>Make its rows columns</source>
            <translation>把行变成列</translation>
        </message>
        <message>
            <source>Make room: checkpoints and caches can take gigabytes.</source>
            <translation>请腾出空间：检查点和缓存可能占用数 GB。</translation>
        </message>
        <message>
            <source>Make {column} a category</source>
            <translation>将 {column} 设为类别</translation>
        </message>
        <message>
            <source>March</source>
            <translation>三月</translation>
        </message>
        <message>
            <source>March to May</source>
            <translation>3 月至 5 月</translation>
        </message>
        <message>
            <source>Mask as a feature</source>
            <translation>作为掩码特征</translation>
        </message>
        <message>
            <source>Maximum</source>
            <translation>最大值</translation>
        </message>
        <message>
            <source>May</source>
            <translation>五月</translation>
        </message>
        <message>
            <source>McNemar's exact test</source>
            <translation>McNemar 精确检验</translation>
        </message>
        <message>
            <source>Mean</source>
            <translation>均值</translation>
        </message>
        <message>
            <source>Mean absolute error in standard deviations of the training part</source>
            <translation>以训练集标准差为单位的平均绝对误差</translation>
        </message>
        <message>
            <source>Mean absolute error, in your units; lower is better</source>
            <translation>平均绝对误差，以数据原单位计；越低越好</translation>
        </message>
        <message>
            <source>Mean and spread</source>
            <translation>均值与离散度</translation>
        </message>
        <message>
            <source>Mean error in per cent of the size of truth and forecast; lower is better</source>
            <translation>误差占真实值与预测值大小的平均百分比；越低越好</translation>
        </message>
        <message>
            <source>Mean squared error in standard deviations of the training part; comparable between data sets</source>
            <translation>以训练集标准差为单位的均方误差；可在不同数据集间比较</translation>
        </message>
        <message>
            <source>Mean squared error, in the square of your units; lower is better</source>
            <translation>均方误差，以原单位的平方计；越低越好</translation>
        </message>
        <message>
            <source>Mean surprise per character in natural units, the loss of training; lower is better</source>
            <translation>每个字符的平均意外程度，以自然对数单位计，即训练损失；越低越好</translation>
        </message>
        <message>
            <source>Mean surprise per character; so many bits would store one; lower is better</source>
            <translation>每个字符的平均意外程度，即存储一个字符所需的比特数；越低越好</translation>
        </message>
        <message>
            <source>Means and standard deviations of five equal segments, and a linear map from them to the answer</source>
            <translation>五个等长分段的均值和标准差，以及由其到答案的线性映射</translation>
        </message>
        <message>
            <source>Means and standard deviations of five equal segments, told apart by a logistic regression</source>
            <translation>五个等长分段的均值和标准差，由逻辑回归区分</translation>
        </message>
        <message>
            <source>Means over all of them, ± half of the 95 % interval.</source>
            <translation>全部的平均值，± 为 95% 区间的一半。</translation>
        </message>
        <message>
            <source>Measuring how far gradients reach</source>
            <translation>正在测量梯度能传多远</translation>
        </message>
        <message>
            <source>Measuring the training part</source>
            <translation>正在统计训练集</translation>
        </message>
        <message>
            <source>Measuring what smaller weights lose</source>
            <translation>正在测量较小的权重损失了多少</translation>
        </message>
        <message>
            <source>Median</source>
            <translation>中位数</translation>
        </message>
        <message>
            <source>Mel bands</source>
            <translation>梅尔频带数</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>内存</translation>
        </message>
        <message>
            <source>Memory for data</source>
            <translation>数据所占显存</translation>
        </message>
        <message>
            <source>Merge repeats by mean</source>
            <translation>按平均合并重复</translation>
        </message>
        <message>
            <source>Method: {method}.</source>
            <translation>方法：{method}。</translation>
        </message>
        <message>
            <source>Methods</source>
            <translation>方法</translation>
        </message>
        <message>
            <source>MiB</source>
            <translation>MiB</translation>
        </message>
        <message>
            <source>Microseconds</source>
            <translation>微秒</translation>
        </message>
        <message>
            <source>Milliseconds</source>
            <translation>毫秒</translation>
        </message>
        <message>
            <source>Minute</source>
            <translation>分钟</translation>
        </message>
        <message>
            <source>Missing values</source>
            <translation>缺失值</translation>
        </message>
        <message>
            <source>Missing words</source>
            <translation>表示缺失的词</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Monday</source>
            <translation>星期一</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>月份</translation>
        </message>
        <message>
            <source>Month, day, year</source>
            <translation>月、日、年</translation>
        </message>
        <message>
            <source>Most numbers with a fraction are written with it.</source>
            <translation>大多数带小数的数值这样书写。</translation>
        </message>
        <message>
            <source>Naive</source>
            <translation>朴素</translation>
        </message>
        <message>
            <source>Naive head</source>
            <translation>朴素头</translation>
        </message>
        <message>
            <source>Naive season</source>
            <translation>朴素预测周期</translation>
        </message>
        <message>
            <source>Name as input</source>
            <translation>名称作为输入</translation>
        </message>
        <message>
            <source>Names of columns</source>
            <translation>列的名称</translation>
        </message>
        <message>
            <source>Nanoseconds</source>
            <translation>纳秒</translation>
        </message>
        <message>
            <source>Nats per character</source>
            <translation>每字符奈特数</translation>
        </message>
        <message>
            <source>Nearest sequence</source>
            <translation>最近的序列</translation>
        </message>
        <message>
            <source>Neighbouring steps that one output sees.</source>
            <translation>一个输出所看到的相邻步数。</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>Next character</source>
            <translation>下一个字符</translation>
        </message>
        <message>
            <source>No NVIDIA GPU with a working driver was found.</source>
            <translation>未找到驱动可用的 NVIDIA GPU。</translation>
        </message>
        <message>
            <source>No answer of the test part is wrong.</source>
            <translation>测试集上没有错误的回答。</translation>
        </message>
        <message>
            <source>No cell is quoted.</source>
            <translation>没有带引号的单元格。</translation>
        </message>
        <message>
            <source>No column feeds the model. Give a column the role of a target or a feature.</source>
            <translation>没有列输入模型。请将某一列的角色设为目标或特征。</translation>
        </message>
        <message>
            <source>No column has times such as {format}: they are read as their cells show. Change the format of times.</source>
            <translation>没有列的时间写作 {format}：已按单元格内容读取。请更改时间格式。</translation>
        </message>
        <message>
            <source>No column holds the classes. Give a column the role label.</source>
            <translation>没有列包含类别。请将某一列的角色设为标签。</translation>
        </message>
        <message>
            <source>No column holds the classes. Give one column of {file} the role label.</source>
            <translation>没有列包含类别。请将 {file} 的某一列的角色设为标签。</translation>
        </message>
        <message>
            <source>No column holds the values to answer. Give one number column of {file} the role target.</source>
            <translation>没有列包含要回答的数值。请将 {file} 的一个数值列的角色设为目标。</translation>
        </message>
        <message>
            <source>No column is to be forecast. Give one number column of {file} the role target.</source>
            <translation>没有要预测的列。请将 {file} 的一个数值列的角色设为目标。</translation>
        </message>
        <message>
            <source>No data is loaded. Open some on the Data page.</source>
            <translation>尚未载入数据。请在“数据”页打开。</translation>
        </message>
        <message>
            <source>No delimiter cuts the rows into cells, so each row is one cell.</source>
            <translation>没有分隔符能把各行分成单元格，因此每行是一个单元格。</translation>
        </message>
        <message>
            <source>No file in {file} is text: {reason}</source>
            <translation>{file} 中没有文本文件：{reason}</translation>
        </message>
        <message>
            <source>No file is loaded yet. Add a file or folder first.</source>
            <translation>尚未加载文件。请先添加文件或文件夹。</translation>
        </message>
        <message>
            <source>No file is named like {pattern}, but such as {stem}.</source>
            <translation>没有文件符合 {pattern} 的命名，而是形如 {stem}。</translation>
        </message>
        <message>
            <source>No font on this computer has Chinese letters, so a PDF in Chinese cannot be made. Write a .html instead.</source>
            <translation>本机没有含中文的字体，无法生成中文 PDF。请改写为 .html。</translation>
        </message>
        <message>
            <source>No gate is stuck: of gate {gate} of {where}, which is nearest to it, {open} % of the values are above 0.9 and {closed} % below 0.1.</source>
            <translation>没有卡住的门：最接近饱和的是{where}的门 {gate}，其值有 {open}% 高于 0.9，{closed}% 低于 0.1。</translation>
        </message>
        <message>
            <source>No heading says what columns hold, and {column} holds words that last from row to row: the task is a class per step.</source>
            <translation>没有标题说明各列的内容，而 {column} 含有逐行延续的词：任务是逐步分类。</translation>
        </message>
        <message>
            <source>No line between the rows is a remark.</source>
            <translation>行与行之间没有注释。</translation>
        </message>
        <message>
            <source>No microphone can be heard here: {reason}. Connect one, or answer recordings.</source>
            <translation>这里听不到麦克风：{reason}。请连接麦克风，或改为回答录音文件。</translation>
        </message>
        <message>
            <source>No number has a fraction that tells; this is the usual mark.</source>
            <translation>没有数值的小数部分可供判断；这是通常的小数点。</translation>
        </message>
        <message>
            <source>No other encoding fits; choose another one if letters look wrong.</source>
            <translation>没有其他编码适合；如果文字显示不对，请另选编码。</translation>
        </message>
        <message>
            <source>No pace of the times is sure, so the column time is empty where it could only be guessed. Give rows for the steps ahead, with the target left empty, to have their times.</source>
            <translation>时间没有确定的节奏，因此只能猜测的地方，time 列留空。请为之后的各步给出行并把目标留空，即可得到它们的时间。</translation>
        </message>
        <message>
            <source>No run has a setting or a metric {name}. Near it: {near}.</source>
            <translation>没有运行具有名为 {name} 的设置或指标。相近的有：{near}。</translation>
        </message>
        <message>
            <source>No run of {file} on its data has ended with weights, so there is nothing to pack. Train it first.</source>
            <translation>{file} 中没有以其数据训练、已结束且有权重的运行，因此没有可打包的内容。请先训练。</translation>
        </message>
        <message>
            <source>No sequence of the data fills a frame of {count} samples, so it cannot be checked.</source>
            <translation>数据中没有序列能填满 {count} 个采样的一帧，因此无法检验。</translation>
        </message>
        <message>
            <source>No sound device can play here: {reason}.</source>
            <translation>这里没有可用的声音设备：{reason}。</translation>
        </message>
        <message>
            <source>No threshold promises that {wanted} of the answers are right: even the surest of the {count} validation sequences are not right so often for sure. Some {least} of them would have to be, without an error. Want less, or validate on more.</source>
            <translation>没有阈值能保证 {wanted} 的回答正确：{count} 个验证序列中即使最有把握的那些也不能确定达到这一准确率。至少要有约 {least} 个无一错误才行。请降低要求，或用更多序列验证。</translation>
        </message>
        <message>
            <source>No threshold promises that {wanted} of the answers are right: of the {count} validation sequences the {groups} groups differ too much, or even the surest are not right so often for sure. Want less, or validate on more groups.</source>
            <translation>没有阈值能保证 {wanted} 的回答正确：{count} 个验证序列的 {groups} 个组之间差异太大，或者连最有把握的回答也不能保证如此常对。请降低要求，或用更多组来验证。</translation>
        </message>
        <message>
            <source>No truth is known in the validation part, so that nothing tells what eight-bit weights lose. Leave these formats out.</source>
            <translation>验证部分没有已知的真值，因此无法得知 8 位权重损失了多少。请不要导出这些格式。</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>噪声</translation>
        </message>
        <message>
            <source>Noise, gain, time shift and speed are for numbers, not for characters. Set them to 0.</source>
            <translation>噪声、增益、时间平移和变速用于数值，不用于字符。请将它们设为 0。</translation>
        </message>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>None of the {count} files can be used as a recording. The first: {reason}</source>
            <translation>{count} 个文件都不能作为录音使用。第一个：{reason}</translation>
        </message>
        <message>
            <source>None of the {count} recordings can be decoded. The first: {reason}</source>
            <translation>{count} 段录音都无法解码。第一段：{reason}</translation>
        </message>
        <message>
            <source>Normalisation</source>
            <translation>归一化</translation>
        </message>
        <message>
            <source>Not shown to be better than a simple method</source>
            <translation>未能证明优于简单方法</translation>
        </message>
        <message>
            <source>Not surely better or worse than the best rival, {rival}, in {metric}: better {better} of {count} times.</source>
            <translation>按 {metric} 与最强对手（{rival}）相比不能确定孰优孰劣：{count} 次中有 {better} 次更好。</translation>
        </message>
        <message>
            <source>Nothing comes from the microphone any more: it was pulled out or taken by another program. Connect it, then listen again.</source>
            <translation>麦克风不再传来任何声音：它已被拔出或被其他程序占用。请重新连接，然后再次聆听。</translation>
        </message>
        <message>
            <source>Nothing is learned</source>
            <translation>不学习任何东西</translation>
        </message>
        <message>
            <source>Nothing is to be answered. Give a number column the role of the target.</source>
            <translation>没有要回答的内容。请将一个数值列的角色设为目标。</translation>
        </message>
        <message>
            <source>Nothing is to be forecast. Give a number column the role of the target.</source>
            <translation>没有要预测的内容。请将一个数值列的角色设为目标。</translation>
        </message>
        <message>
            <source>Nothing speaks for a fault in this training.</source>
            <translation>没有迹象表明这次训练有问题。</translation>
        </message>
        <message>
            <source>Nothing stands out in these data.</source>
            <translation>这些数据没有异常之处。</translation>
        </message>
        <message>
            <source>Nothing tells what is to be recognised in {file}. Put the files of each class in a folder of their own, say how the files are named, or give a table of files.</source>
            <translation>无法得知 {file} 中要识别什么。请把每个类别的文件放进各自的文件夹，或说明文件如何命名，或提供文件清单表。</translation>
        </message>
        <message>
            <source>Nothing tells what is to be recognised in {file}. Put the recordings of each class in a folder of their own, say how the files are named, or give a table of files.</source>
            <translation>无法得知 {file} 中要识别什么。请把每个类别的录音放进各自的文件夹，或说明文件如何命名，或提供文件清单表。</translation>
        </message>
        <message>
            <source>Nothing that the new data teach validates better than what run {run} knew, so the update answers as that run does.</source>
            <translation>从新数据中学到的，在验证中都不优于运行 {run} 已知的，因此更新后的回答与该运行相同。</translation>
        </message>
        <message>
            <source>Nothing was heard while it was recorded.</source>
            <translation>录音期间没有听到任何声音。</translation>
        </message>
        <message>
            <source>Nothing was measured while run {run} trained: runs of older versions and on CUDA do not follow gradients.</source>
            <translation>运行 {run} 训练时没有测量：旧版本的运行和 CUDA 上的运行不跟踪梯度。</translation>
        </message>
        <message>
            <source>November</source>
            <translation>十一月</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>Numbers go on from each to the next along the rows, and {column} holds few values: each row seems to be a sequence with its class.</source>
            <translation>数值沿每行逐个相接，且 {column} 只有少数几个值：每行看来是一个带类别的序列。</translation>
        </message>
        <message>
            <source>Numbers kept per frame, from coarse to fine.</source>
            <translation>每帧保留的系数个数，由粗到细。</translation>
        </message>
        <message>
            <source>Numbers of column {column} have different units: {cell} is read as {number}.</source>
            <translation>列 {column} 中的数字单位不同：{cell} 按 {number} 读取。</translation>
        </message>
        <message>
            <source>Numbers such as {cell} in column {column} are read with the fraction behind {mark}, as {number}; with {other} before fractions {cell} would be {otherwise}. Say which mark is right.</source>
            <translation>列 {column} 中如 {cell} 的数以 {mark} 为小数点，读作 {number}；若以 {other} 为小数点，{cell} 就是 {otherwise}。请说明哪一个正确。</translation>
        </message>
        <message>
            <source>Numbers such as {cell} in column {column} are read with {other} between thousands, as {number}; with {other} before fractions {cell} would be {otherwise}. Say which mark is right.</source>
            <translation>列 {column} 中的数（如 {cell}）把 {other} 当作千位分隔符，读作 {number}；若 {other} 是小数点，{cell} 就是 {otherwise}。请说明哪一种正确。</translation>
        </message>
        <message>
            <source>ONNX with eight-bit weights</source>
            <translation>ONNX，8 位权重</translation>
        </message>
        <message>
            <source>October</source>
            <translation>十月</translation>
        </message>
        <message>
            <source>Of the products in a CUDA step: tf32 rounds those of recurrent layers and convolutions to ten binary digits, bf16 halves all numbers where torch finds that safe. auto takes tf32, and bf16 for large models that it makes clearly faster; float32 rounds nothing.</source>
            <translation>CUDA 步骤中乘积的精度：tf32 把循环层和卷积的乘积舍入到十个二进制位，bf16 在 torch 认为安全处把所有数减半。自动采用 tf32，对明显更快的大模型采用 bf16；float32 不作舍入。</translation>
        </message>
        <message>
            <source>Of these, the order of the last {steps} matters.</source>
            <translation>其中最后 {steps} 的顺序是重要的。</translation>
        </message>
        <message>
            <source>Of {total} sources {count} are said to be new, so that nothing is left that came before.</source>
            <translation>{total} 个来源中有 {count} 个被标为新来源，之前的数据便一个不剩。</translation>
        </message>
        <message>
            <source>On CUDA replay a whole step as one graph where the model allows it; off runs it operation by operation, which is slower.</source>
            <translation>在 CUDA 上，只要模型允许，就把整个步骤作为一张图重放；关闭后逐个运算执行，速度较慢。</translation>
        </message>
        <message>
            <source>On Debian or Ubuntu: {command}</source>
            <translation>在 Debian 或 Ubuntu 上：{command}</translation>
        </message>
        <message>
            <source>On the CPU measure now and then, on one batch, how gradients reach layers and steps; it takes below a fiftieth of the time and changes nothing that is learned.</source>
            <translation>在 CPU 上不时用一批样本测量梯度如何到达各层与各步；所用时间不到五十分之一，也不改变所学内容。</translation>
        </message>
        <message>
            <source>On the new test part the update is as good as run {run}: {measure} {after} instead of {before}.</source>
            <translation>在新的测试部分上，更新与运行 {run} 同样好：{measure} 为 {after}，此前为 {before}。</translation>
        </message>
        <message>
            <source>On the new test part the update is {size} better than run {run}: {measure} {after} instead of {before}.</source>
            <translation>在新的测试部分上，更新比运行 {run} 好 {size}：{measure} 为 {after}，此前为 {before}。</translation>
        </message>
        <message>
            <source>On the new test part the update is {size} worse than run {run}: {measure} {after} instead of {before}. Rather go on with that run.</source>
            <translation>在新的测试部分上，更新比运行 {run} 差 {size}：{measure} 为 {after}，此前为 {before}。请继续使用该运行。</translation>
        </message>
        <message>
            <source>On the test part its {metric} was {value}{between}; the best of {count} simple methods, {rival}, had {best}{tested}.</source>
            <translation>在测试集上其{metric}为 {value}{between}；{count} 个简单方法中最好的“{rival}”为 {best}{tested}。</translation>
        </message>
        <message>
            <source>On the test part: {verdict}</source>
            <translation>测试部分：{verdict}</translation>
        </message>
        <message>
            <source>One GRU layer on changes since the last value: small, quick and hard to beat.</source>
            <translation>一个 GRU 层，学习相对最后一个值的变化：小巧、快速、很难被超越。</translation>
        </message>
        <message>
            <source>One LSTM layer that reads forwards and backwards, with half of its outputs dropped in training.</source>
            <translation>一个双向 LSTM 层，训练时随机丢弃一半输出。</translation>
        </message>
        <message>
            <source>One column must hold the text to learn. Give one column of {file} the role target.</source>
            <translation>必须有一列包含要学习的文本。请将 {file} 的一列的角色设为目标。</translation>
        </message>
        <message>
            <source>One cycle</source>
            <translation>单周期</translation>
        </message>
        <message>
            <source>One example alone cannot tell which inputs matter: the {part} part needs two.</source>
            <translation>单个样本无法说明哪些输入重要：{part}部分至少需要两个。</translation>
        </message>
        <message>
            <source>One label per file</source>
            <translation>每个文件一个标签</translation>
        </message>
        <message>
            <source>One linear map of the whole window: a baseline that is often surprisingly good.</source>
            <translation>对整个窗口的一个线性映射：常常出人意料地好的基线。</translation>
        </message>
        <message>
            <source>One sequence per row</source>
            <translation>每行一条序列</translation>
        </message>
        <message>
            <source>One series per file</source>
            <translation>每个文件一条序列</translation>
        </message>
        <message>
            <source>One series per file, many sequences told apart by a column, one sequence per row, or one labelled sequence per file.</source>
            <translation>每个文件一条序列、由某列区分的多条序列、每行一条序列，或每个文件一条带标签的序列。</translation>
        </message>
        <message>
            <source>One step per row</source>
            <translation>每行一步</translation>
        </message>
        <message>
            <source>One vector per sequence: where reading ends (of a two-way layer's backward half, the first step), the mean or maximum, a learned weighted mean, or the last step of both halves.</source>
            <translation>每个序列一个向量：阅读结束处（双向层的后向一半为第一步）、均值或最大值、学习的加权均值，或两半的最后一步。</translation>
        </message>
        <message>
            <source>Only Macs have one.</source>
            <translation>只有 Mac 才有。</translation>
        </message>
        <message>
            <source>Only a class of a whole sequence can be left open; run {run} answers other things.</source>
            <translation>只有整个序列的类别可以不作回答；运行 {run} 回答的是别的内容。</translation>
        </message>
        <message>
            <source>Only blocks that work on each step alone may come after Flatten: move the others above it.</source>
            <translation>“展平”之后只能有逐步独立计算的模块：请把其他模块移到它上面。</translation>
        </message>
        <message>
            <source>Only one column can have the role {role}, but {columns} have it.</source>
            <translation>只有一列可以担任{role}角色，但 {columns} 都是该角色。</translation>
        </message>
        <message>
            <source>Open data first: there is nothing to train on yet.</source>
            <translation>请先打开数据：还没有可供训练的内容。</translation>
        </message>
        <message>
            <source>Opening the run</source>
            <translation>正在打开运行</translation>
        </message>
        <message>
            <source>Operating system</source>
            <translation>操作系统</translation>
        </message>
        <message>
            <source>Optimiser</source>
            <translation>优化器</translation>
        </message>
        <message>
            <source>Order of dates</source>
            <translation>日期顺序</translation>
        </message>
        <message>
            <source>Origin</source>
            <translation>起点</translation>
        </message>
        <message>
            <source>Origins</source>
            <translation>起点</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>输出</translation>
        </message>
        <message>
            <source>Over the batch</source>
            <translation>按批次</translation>
        </message>
        <message>
            <source>Overlap</source>
            <translation>重叠</translation>
        </message>
        <message>
            <source>Own mean, training spread</source>
            <translation>自身均值与训练集离散度</translation>
        </message>
        <message>
            <source>Packing {file}</source>
            <translation>正在打包 {file}</translation>
        </message>
        <message>
            <source>Paired files</source>
            <translation>成对的文件</translation>
        </message>
        <message>
            <source>Pairs of characters</source>
            <translation>字符对</translation>
        </message>
        <message>
            <source>Passes over the training part at most.</source>
            <translation>遍历训练集的最多次数。</translation>
        </message>
        <message>
            <source>Past steps the model sees.</source>
            <translation>模型看到的过去步数。</translation>
        </message>
        <message>
            <source>Pattern of names</source>
            <translation>命名模式</translation>
        </message>
        <message>
            <source>Patterns over longer and longer spans</source>
            <translation>跨度越来越长的模式</translation>
        </message>
        <message>
            <source>Patterns per level.</source>
            <translation>每级的模式数。</translation>
        </message>
        <message>
            <source>Perplexity</source>
            <translation>困惑度</translation>
        </message>
        <message>
            <source>Pinball (quantiles)</source>
            <translation>Pinball（分位数）</translation>
        </message>
        <message>
            <source>Plain recurrence, short memory</source>
            <translation>最简单的循环，记忆较短</translation>
        </message>
        <message>
            <source>Playing failed: {reason}.</source>
            <translation>播放失败：{reason}。</translation>
        </message>
        <message>
            <source>Playing needs the package sounddevice. Install it, then start the program anew: {command}</source>
            <translation>播放需要 sounddevice 软件包。请安装后重新启动程序：{command}</translation>
        </message>
        <message>
            <source>Playing needs the system library PortAudio. Install it (on Debian or Ubuntu: {command}), then start the program anew.</source>
            <translation>播放需要系统库 PortAudio。请安装（Debian 或 Ubuntu：{command}）后重新启动程序。</translation>
        </message>
        <message>
            <source>Point 3.14</source>
            <translation>点 3.14</translation>
        </message>
        <message>
            <source>Pooling</source>
            <translation>池化</translation>
        </message>
        <message>
            <source>PostgreSQL needs the package psycopg. Install it: pip install 'sequence-workbench[cluster]'.</source>
            <translation>PostgreSQL 需要 psycopg 包。请安装：pip install 'sequence-workbench[cluster]'。</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>精确度</translation>
        </message>
        <message>
            <source>Predicting</source>
            <translation>正在预测</translation>
        </message>
        <message>
            <source>Predicting with the model in this program</source>
            <translation>正在用本程序中的模型预测</translation>
        </message>
        <message>
            <source>Prediction bands are conformal (Gibbs and Candès, 2021); the 95 % band held {share} of the truths at the last step ahead.</source>
            <translation>预测区间带为共形预测（Gibbs and Candès, 2021）；在最后一个预测步，95% 区间带包含了 {share} 的真值。</translation>
        </message>
        <message>
            <source>Preparing recurrent layers for this processor</source>
            <translation>正在为此处理器准备循环层</translation>
        </message>
        <message>
            <source>Preparing the export</source>
            <translation>正在准备导出</translation>
        </message>
        <message>
            <source>Preparing the model</source>
            <translation>正在准备模型</translation>
        </message>
        <message>
            <source>Preprocessing</source>
            <translation>预处理</translation>
        </message>
        <message>
            <source>Probabilities were calibrated by {count} answers to what training did not see: temperature {temperature}.</source>
            <translation>概率已用 {count} 个对训练未见样本的回答校准：温度 {temperature}。</translation>
        </message>
        <message>
            <source>Probability</source>
            <translation>概率</translation>
        </message>
        <message>
            <source>Probability lacking</source>
            <translation>所缺概率</translation>
        </message>
        <message>
            <source>Pruner</source>
            <translation>剪枝器</translation>
        </message>
        <message>
            <source>Pull of the weights towards zero, against overfitting.</source>
            <translation>将权重拉向零，用于防止过拟合。</translation>
        </message>
        <message>
            <source>Pure chance: 2,000 days that no model can forecast better than by repeating the last value. See how the program says so.</source>
            <translation>纯属偶然：2000 天的数据，没有模型能比重复上一个值预测得更好。看看程序如何指出这一点。</translation>
        </message>
        <message>
            <source>Puts the rows in order</source>
            <translation>决定各行的先后顺序</translation>
        </message>
        <message>
            <source>Putting the sequences together</source>
            <translation>正在组合序列</translation>
        </message>
        <message>
            <source>PyTorch program (torch.export)</source>
            <translation>PyTorch 程序（torch.export）</translation>
        </message>
        <message>
            <source>Python {version} on {system}</source>
            <translation>Python {version}，系统 {system}</translation>
        </message>
        <message>
            <source>Qt lacks system libraries; the window will not open</source>
            <translation>Qt 缺少系统库；窗口将无法打开</translation>
        </message>
        <message>
            <source>Quantiles</source>
            <translation>分位数</translation>
        </message>
        <message>
            <source>Quarter</source>
            <translation>季度</translation>
        </message>
        <message>
            <source>Questions that each step may ask at once.</source>
            <translation>每一步可同时提出的查询数。</translation>
        </message>
        <message>
            <source>Quieter than this, measured from the loudest moment, counts as silence.</source>
            <translation>比最响时刻低于此值的部分视为静音。</translation>
        </message>
        <message>
            <source>Quote</source>
            <translation>引号</translation>
        </message>
        <message>
            <source>RMSE</source>
            <translation>RMSE</translation>
        </message>
        <message>
            <source>RMSprop</source>
            <translation>RMSprop</translation>
        </message>
        <message>
            <source>Random</source>
            <translation>随机</translation>
        </message>
        <message>
            <source>Random kernels</source>
            <translation>随机卷积核</translation>
        </message>
        <message>
            <source>Random noise on every input, as a share of its standard deviation in the training part.</source>
            <translation>加到每个输入上的随机噪声，以训练集标准差的比例计。</translation>
        </message>
        <message>
            <source>Random walk</source>
            <translation>随机游走</translation>
        </message>
        <message>
            <source>Random, by class</source>
            <translation>随机，各类同比例</translation>
        </message>
        <message>
            <source>Ranges of time or steps that no example sees, such as 2024-03-01..2024-03-07 or pump@10..20.</source>
            <translation>任何样本都不使用的时间段或步的范围，例如 2024-03-01..2024-03-07 或 pump@10..20。</translation>
        </message>
        <message>
            <source>Rare classes count as much as common ones in the loss.</source>
            <translation>稀有类别在损失中与常见类别同等重要。</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>丢弃率 (dropout)</translation>
        </message>
        <message>
            <source>ReLU</source>
            <translation>ReLU</translation>
        </message>
        <message>
            <source>Read it as {number}</source>
            <translation>读作 {number}</translation>
        </message>
        <message>
            <source>Read it as {time}</source>
            <translation>读作 {time}</translation>
        </message>
        <message>
            <source>Read its rows as series one below the other</source>
            <translation>把各行读作上下相接的序列</translation>
        </message>
        <message>
            <source>Read so, the most dates exist and their steps are the most even.</source>
            <translation>这样读取，有效的日期最多，间隔也最均匀。</translation>
        </message>
        <message>
            <source>Read the files apart</source>
            <translation>将这些文件分开读取</translation>
        </message>
        <message>
            <source>Read the sequence forwards and backwards; doubles the output.</source>
            <translation>正反两个方向读取序列；输出加倍。</translation>
        </message>
        <message>
            <source>Read {value} as missing</source>
            <translation>把 {value} 读作缺失</translation>
        </message>
        <message>
            <source>Reading examples</source>
            <translation>正在读取示例</translation>
        </message>
        <message>
            <source>Reading the data was cancelled. Read them again when you like.</source>
            <translation>已取消读取数据。可随时重新读取。</translation>
        </message>
        <message>
            <source>Reading the example</source>
            <translation>正在读取示例</translation>
        </message>
        <message>
            <source>Reading the run's history</source>
            <translation>正在读取运行的历史</translation>
        </message>
        <message>
            <source>Reading the runs</source>
            <translation>正在读取运行</translation>
        </message>
        <message>
            <source>Reading {file}</source>
            <translation>正在读取 {file}</translation>
        </message>
        <message>
            <source>Ready to be pasted into a paper; check it against what your field expects.</source>
            <translation>可直接粘贴到论文中；请对照您所在领域的惯例核对。</translation>
        </message>
        <message>
            <source>Recall</source>
            <translation>召回率</translation>
        </message>
        <message>
            <source>Recordings as wholes can be told apart (classify) or be given a value (regress); {task} is not for them.</source>
            <translation>整段录音可用于分类（classify）或回归（regress）；{task}不适用。</translation>
        </message>
        <message>
            <source>Recurrent</source>
            <translation>循环层</translation>
        </message>
        <message>
            <source>References</source>
            <translation>参考文献</translation>
        </message>
        <message>
            <source>Refit</source>
            <translation>重新拟合</translation>
        </message>
        <message>
            <source>Refitting on all {examples} training and validation examples, epoch {epoch} of {epochs}</source>
            <translation>正在用全部 {examples} 个训练和验证样本重新拟合，第 {epoch} 轮，共 {epochs} 轮</translation>
        </message>
        <message>
            <source>Refuse</source>
            <translation>拒绝</translation>
        </message>
        <message>
            <source>Reliability: how many answers are right by how sure they are, in 15 bins; larger dots are more answers. Expected calibration error {ece}, before calibration {raw}; of so many answers, probabilities that are just right show {chance}.</source>
            <translation>可靠性：按把握程度看有多少回答正确，分为 15 段；点越大，回答越多。期望校准误差 {ece}，校准前 {raw}；对这么多回答，即使概率完全准确，也会显示 {chance}。</translation>
        </message>
        <message>
            <source>Remove level</source>
            <translation>去除水平</translation>
        </message>
        <message>
            <source>Repeats the last value, or answers the commonest class or the mean: what every model must beat.</source>
            <translation>重复最后一个值，或取最常见的类别或均值：每个模型都必须胜过它。</translation>
        </message>
        <message>
            <source>Report of run {run}</source>
            <translation>运行 {run} 的报告</translation>
        </message>
        <message>
            <source>Reported</source>
            <translation>报告日期</translation>
        </message>
        <message>
            <source>Resample</source>
            <translation>重采样</translation>
        </message>
        <message>
            <source>Resampled steps are days, weeks from Monday on, months, quarters or years as the clock of the times shows them, instead of a length in seconds.</source>
            <translation>重采样的步为日、周（从星期一起）、月、季度或年，以时间所示的钟为准，而不是以秒计的长度。</translation>
        </message>
        <message>
            <source>Resampling leaves rows out without averaging: what changes faster than two steps looks like slow waves that are not there (aliasing). Resample by the mean instead.</source>
            <translation>重采样丢弃了一些行而没有求平均：变化快于两步的成分会看起来像并不存在的慢波（混叠）。请改用均值重采样。</translation>
        </message>
        <message>
            <source>Resampling needs the length of a step; the usual one here is {seconds} s (data.pace.step, or data.pace.calendar for days, weeks, months, quarters and years).</source>
            <translation>重采样需要步长；这里通常为 {seconds} 秒（data.pace.step；日、周、月、季度和年用 data.pace.calendar）。</translation>
        </message>
        <message>
            <source>Residual</source>
            <translation>残差</translation>
        </message>
        <message>
            <source>Ridge regression</source>
            <translation>岭回归</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>角色</translation>
        </message>
        <message>
            <source>Roles</source>
            <translation>角色</translation>
        </message>
        <message>
            <source>Room sensors</source>
            <translation>机房传感器</translation>
        </message>
        <message>
            <source>Root of the mean squared error, in your units; large errors weigh more; lower is better</source>
            <translation>均方根误差，以数据原单位计；大误差权重更高；越低越好</translation>
        </message>
        <message>
            <source>Rounded (tf32)</source>
            <translation>舍入（tf32）</translation>
        </message>
        <message>
            <source>Row by row</source>
            <translation>逐行</translation>
        </message>
        <message>
            <source>Row {row} says that the table begins below it.</source>
            <translation>第 {row} 行说明表格从其下方开始。</translation>
        </message>
        <message>
            <source>Rows at the end</source>
            <translation>末尾行数</translation>
        </message>
        <message>
            <source>Rows become columns</source>
            <translation>行变为列</translation>
        </message>
        <message>
            <source>Rows below the table that are left out, such as totals and notes.</source>
            <translation>表格下方要略去的行，例如合计和注释。</translation>
        </message>
        <message>
            <source>Rows have up to {count} cells too many; those from {most} on are left out.</source>
            <translation>有的行最多多出 {count} 个单元格；从第 {most} 个起的已略去。</translation>
        </message>
        <message>
            <source>Rows of characters</source>
            <translation>字符串频次</translation>
        </message>
        <message>
            <source>Rows of the same time are left, or become one row.</source>
            <translation>时间相同的行保持原样，或合并为一行。</translation>
        </message>
        <message>
            <source>Rows that name the columns; 0 for none.</source>
            <translation>给出列名的行数；0 表示没有。</translation>
        </message>
        <message>
            <source>Rows to skip</source>
            <translation>跳过的行</translation>
        </message>
        <message>
            <source>Run {run} cannot be deleted: {reason}. Close other programs that use its folder {folder}.</source>
            <translation>无法删除运行 {run}：{reason}。请关闭使用其文件夹 {folder} 的其他程序。</translation>
        </message>
        <message>
            <source>Run {run} cannot be restored: {reason}. Close other programs that use its folder {folder}.</source>
            <translation>无法恢复运行 {run}：{reason}。请关闭正在使用其文件夹 {folder} 的其他程序。</translation>
        </message>
        <message>
            <source>Run {run} does not wait in the queue. Those that do: {waiting}.</source>
            <translation>运行 {run} 不在队列中。排队的有：{waiting}。</translation>
        </message>
        <message>
            <source>Run {run} has failed. {reason}</source>
            <translation>运行 {run} 失败。{reason}</translation>
        </message>
        <message>
            <source>Run {run} has no bands yet: judge it first, as `workbench evaluate` does.</source>
            <translation>运行 {run} 还没有预测区间：请先评估它，例如用 `workbench evaluate`。</translation>
        </message>
        <message>
            <source>Run {run} has no bands: only forecasts have them, with {count} examples of validation at least.</source>
            <translation>运行 {run} 没有预测区间：只有预测任务才有，且验证集至少要有 {count} 个样本。</translation>
        </message>
        <message>
            <source>Run {run} has no trained weights yet: no epoch has finished.</source>
            <translation>运行 {run} 还没有训练好的权重：尚未完成任何一轮。</translation>
        </message>
        <message>
            <source>Run {run} is an update, which a backtest cannot repeat. Backtest the run that it was updated from.</source>
            <translation>运行 {run} 是一次更新，无法用回测重复。请回测它所更新的那次运行。</translation>
        </message>
        <message>
            <source>Run {run} is being trained by another window or command right now. Stop it there first.</source>
            <translation>运行 {run} 正由另一个窗口或命令训练。请先在那里停止。</translation>
        </message>
        <message>
            <source>Run {run} is being trained right now. Stop it before you delete it.</source>
            <translation>正在训练运行 {run}。请先停止再删除。</translation>
        </message>
        <message>
            <source>Run {run} is no longer there.</source>
            <translation>运行 {run} 已不存在。</translation>
        </message>
        <message>
            <source>Run {run} is no update of another.</source>
            <translation>运行 {run} 不是对其他运行的更新。</translation>
        </message>
        <message>
            <source>Run {run} is not in the project's trash any more.</source>
            <translation>运行 {run} 已不在项目的回收站中。</translation>
        </message>
        <message>
            <source>Run {run} uses about the last {horizon} of {context} steps, to the far end: a longer context may be worth a try.</source>
            <translation>运行 {run} 大约用到 {context} 步中的最后 {horizon} 步，直到最远处：不妨试试更长的上下文。</translation>
        </message>
        <message>
            <source>Run {run} uses about the last {horizon} of {context} steps: a shorter context may do as well, and trains faster.</source>
            <translation>运行 {run} 大约用到 {context} 步中的最后 {horizon} 步：更短的上下文可能同样好，而且训练更快。</translation>
        </message>
        <message>
            <source>Run {run}: {verdict}</source>
            <translation>运行 {run}：{verdict}</translation>
        </message>
        <message>
            <source>R²</source>
            <translation>R²</translation>
        </message>
        <message>
            <source>SGD with momentum</source>
            <translation>带动量的 SGD</translation>
        </message>
        <message>
            <source>Sample rate</source>
            <translation>采样率</translation>
        </message>
        <message>
            <source>Sampler</source>
            <translation>采样器</translation>
        </message>
        <message>
            <source>Samples between the starts of two frames.</source>
            <translation>相邻两帧起点之间的采样点数。</translation>
        </message>
        <message>
            <source>Samples that one frame sees.</source>
            <translation>一帧包含的采样点数。</translation>
        </message>
        <message>
            <source>Saturday</source>
            <translation>星期六</translation>
        </message>
        <message>
            <source>Saved to {folder}.</source>
            <translation>已保存到 {folder}。</translation>
        </message>
        <message>
            <source>Say where to write: either --to for CSV files, or --shards for a folder of shards.</source>
            <translation>请指定写入位置：用 --to 写 CSV 文件，或用 --shards 写分片文件夹，二者选一。</translation>
        </message>
        <message>
            <source>Scaling</source>
            <translation>缩放</translation>
        </message>
        <message>
            <source>Scaling and everything else between your numbers and the answer is inside the model.</source>
            <translation>从您的数值到回答之间的缩放等一切处理都在模型之内。</translation>
        </message>
        <message>
            <source>Scaling was learned from the training part; validation chose the epoch; the test part judged once.</source>
            <translation>缩放由训练集学得；验证集选择轮次；测试集只用于一次评判。</translation>
        </message>
        <message>
            <source>Schedule</source>
            <translation>学习率调度</translation>
        </message>
        <message>
            <source>Searching: trial {trial} of {trials}</source>
            <translation>正在搜索：第 {trial} 次试验，共 {trials} 次</translation>
        </message>
        <message>
            <source>Season</source>
            <translation>季节周期</translation>
        </message>
        <message>
            <source>Season on the path</source>
            <translation>通路读取季节</translation>
        </message>
        <message>
            <source>Seconds</source>
            <translation>秒</translation>
        </message>
        <message>
            <source>Seconds from 1582</source>
            <translation>自 1582 年起的秒数</translation>
        </message>
        <message>
            <source>Seconds from 1904</source>
            <translation>自 1904 年起的秒数</translation>
        </message>
        <message>
            <source>Seconds from 1960</source>
            <translation>自 1960 年起的秒数</translation>
        </message>
        <message>
            <source>Seconds from 2001</source>
            <translation>自 2001 年起的秒数</translation>
        </message>
        <message>
            <source>See only the present step and those before it.</source>
            <translation>只看当前步和之前各步。</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>随机种子</translation>
        </message>
        <message>
            <source>Seed of the split</source>
            <translation>划分的随机种子</translation>
        </message>
        <message>
            <source>Seed of training</source>
            <translation>训练的随机种子</translation>
        </message>
        <message>
            <source>Seeds per trial</source>
            <translation>每次试验的种子数</translation>
        </message>
        <message>
            <source>Segment</source>
            <translation>片段长度</translation>
        </message>
        <message>
            <source>Segment GRU</source>
            <translation>分段 GRU</translation>
        </message>
        <message>
            <source>Segment decoder</source>
            <translation>分段解码器</translation>
        </message>
        <message>
            <source>Segments</source>
            <translation>分段</translation>
        </message>
        <message>
            <source>Segments are cut from the columns themselves: move this block to the first place.</source>
            <translation>分段直接切分原始各列：请把此模块移到第一位。</translation>
        </message>
        <message>
            <source>Segments are for forecasts: each column is read alone, and nothing puts them together again.</source>
            <translation>分段用于预测：每列单独读取，之后不再合并。</translation>
        </message>
        <message>
            <source>Segments cannot mark missing values: let the data fill them in another way.</source>
            <translation>分段无法标明缺失值：请让数据以其他方式填补。</translation>
        </message>
        <message>
            <source>Segments read each column alone, so that categories would tell the targets nothing.</source>
            <translation>“分段”单独读取每一列，因此类别无法为目标提供任何信息。</translation>
        </message>
        <message>
            <source>September</source>
            <translation>九月</translation>
        </message>
        <message>
            <source>September to November</source>
            <translation>9 月至 11 月</translation>
        </message>
        <message>
            <source>Sequence</source>
            <translation>序列</translation>
        </message>
        <message>
            <source>Sequences that make the test part, such as index&lt;5 or speaker==george; the others are shared out between training and validation.</source>
            <translation>组成测试集的序列，例如 index&lt;5 或 speaker==george；其余序列分配给训练集和验证集。</translation>
        </message>
        <message>
            <source>Sequences that share this column's value stay in one part; 'values' for those that hold the same values, in all or in part.</source>
            <translation>此列取值相同的序列留在同一部分；填 values 则让数值全部或部分相同的序列留在一起。</translation>
        </message>
        <message>
            <source>Setting</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Settings of training; those that are not listed are as they usually are.</source>
            <translation>训练设置；未列出的为默认值。</translation>
        </message>
        <message>
            <source>Several processes train one run together, not a queue: leave --queue out.</source>
            <translation>多个进程一起训练的是一个运行，而不是队列：请去掉 --queue。</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>占比</translation>
        </message>
        <message>
            <source>Share of a segment that the next one repeats.</source>
            <translation>一段中被下一段重复的比例。</translation>
        </message>
        <message>
            <source>Share of certainty given to all classes alike in training, against overconfidence.</source>
            <translation>训练时平均分给所有类别的确定性比例，用于防止过度自信。</translation>
        </message>
        <message>
            <source>Share of outputs set to zero in training, against overfitting.</source>
            <translation>训练时随机置零的输出比例，用于防止过拟合。</translation>
        </message>
        <message>
            <source>Share of right answers; higher is better</source>
            <translation>正确答案的比例；越高越好</translation>
        </message>
        <message>
            <source>Share of the free CUDA memory that the data may take; larger data stay in main memory and are sent ahead of each step.</source>
            <translation>数据最多可占空闲 CUDA 显存的份额;更大的数据留在内存中,在每一步之前提前送入。</translation>
        </message>
        <message>
            <source>Share of the numbers before the last weights set to zero in training.</source>
            <translation>训练时最后一层权重之前随机置零的数值比例。</translation>
        </message>
        <message>
            <source>Share of the running average of the weights that each step keeps, such as 0.995; the average is judged and kept, which steadies a noisy validation loss. 0 switches it off.</source>
            <translation>每一步保留的权重滑动平均的比例，例如 0.995；评估和保存的是平均后的权重，可使波动的验证损失更平稳。0 表示关闭。</translation>
        </message>
        <message>
            <source>Share of the variation that is explained; 1 is perfect, 0 as good as the mean; higher is better</source>
            <translation>被解释的变异比例；1 为完美，0 等同于取均值；越高越好</translation>
        </message>
        <message>
            <source>Share of values set to zero in training.</source>
            <translation>训练时置零的值的比例。</translation>
        </message>
        <message>
            <source>Share that is right</source>
            <translation>正确比例</translation>
        </message>
        <message>
            <source>Shuffle buffer</source>
            <translation>打乱缓冲区</translation>
        </message>
        <message>
            <source>Silence level</source>
            <translation>静音阈值</translation>
        </message>
        <message>
            <source>SimpleRNN forgets soonest; GRU and LSTM remember longer.</source>
            <translation>SimpleRNN 遗忘最快；GRU 和 LSTM 记得更久。</translation>
        </message>
        <message>
            <source>SimpleRNN, 50 steps</source>
            <translation>SimpleRNN，50 步</translation>
        </message>
        <message>
            <source>Single characters</source>
            <translation>单个字符</translation>
        </message>
        <message>
            <source>Size of a step; the highest of the schedule.</source>
            <translation>步长；即调度中的最大值。</translation>
        </message>
        <message>
            <source>Size of the hidden state.</source>
            <translation>隐藏状态的大小。</translation>
        </message>
        <message>
            <source>Size of the output at every step.</source>
            <translation>每一步输出的大小。</translation>
        </message>
        <message>
            <source>Size of the vector for each character.</source>
            <translation>每个字符的向量大小。</translation>
        </message>
        <message>
            <source>Size of the vector for each segment.</source>
            <translation>每段的向量大小。</translation>
        </message>
        <message>
            <source>Solving the linear path</source>
            <translation>正在求解线性通路</translation>
        </message>
        <message>
            <source>Solving weights of kernel features</source>
            <translation>正在求解卷积核特征的权重</translation>
        </message>
        <message>
            <source>Some bands are narrower than such short frames can tell apart: take fewer, or longer.</source>
            <translation>有些频带太窄，这么短的帧无法分辨：请减少频带数或加长帧。</translation>
        </message>
        <message>
            <source>Some cells stand in this quote.</source>
            <translation>有些单元格带有此引号。</translation>
        </message>
        <message>
            <source>Something else is being trained. Wait for its end, or stop it.</source>
            <translation>正在进行其他训练。请等待其结束，或将其停止。</translation>
        </message>
        <message>
            <source>Something went wrong inside the program ({kind}). Your data and settings are safe.</source>
            <translation>程序内部出现错误（{kind}）。您的数据和设置是安全的。</translation>
        </message>
        <message>
            <source>Sound as it comes</source>
            <translation>随到随答的声音</translation>
        </message>
        <message>
            <source>Sound as loudness of frequency bands</source>
            <translation>以各频带的响度表示声音</translation>
        </message>
        <message>
            <source>Sound as the shape of its spectrum</source>
            <translation>以频谱形状表示声音</translation>
        </message>
        <message>
            <source>Sound classifier</source>
            <translation>声音分类器</translation>
        </message>
        <message>
            <source>Sound does not come on standard input. Name a recording with --input, or mic.</source>
            <translation>标准输入不能传送声音。请用 --input 指定一段录音或 mic。</translation>
        </message>
        <message>
            <source>Sound features are made of one column of samples without gaps.</source>
            <translation>声音特征由一列没有空缺的采样点算出。</translation>
        </message>
        <message>
            <source>Sound features are made of raw samples: move this block to the first place.</source>
            <translation>声音特征由原始采样点算出：请把此模块移到第一位。</translation>
        </message>
        <message>
            <source>Sound with {rate} samples a second.</source>
            <translation>声音，每秒 {rate} 个采样。</translation>
        </message>
        <message>
            <source>Sounds cannot be played</source>
            <translation>无法播放声音</translation>
        </message>
        <message>
            <source>Span</source>
            <translation>跨度</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>变速</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>划分</translation>
        </message>
        <message>
            <source>Split at gaps</source>
            <translation>在空缺处切开</translation>
        </message>
        <message>
            <source>Split seed</source>
            <translation>划分随机种子</translation>
        </message>
        <message>
            <source>Spread</source>
            <translation>离散度</translation>
        </message>
        <message>
            <source>Squared error (MSE)</source>
            <translation>平方误差 (MSE)</translation>
        </message>
        <message>
            <source>Stacked SimpleRNN</source>
            <translation>堆叠 SimpleRNN</translation>
        </message>
        <message>
            <source>Stacked SimpleRNN with dropout</source>
            <translation>带 dropout 的堆叠 SimpleRNN</translation>
        </message>
        <message>
            <source>Standardise</source>
            <translation>标准化</translation>
        </message>
        <message>
            <source>Standardised {metric}</source>
            <translation>标准化 {metric}</translation>
        </message>
        <message>
            <source>Start of every random choice in training.</source>
            <translation>训练中所有随机选择的起点。</translation>
        </message>
        <message>
            <source>Start of the random order.</source>
            <translation>随机顺序的起点。</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>步</translation>
        </message>
        <message>
            <source>Step by step</source>
            <translation>逐步回答</translation>
        </message>
        <message>
            <source>Step labeller</source>
            <translation>逐步标注器</translation>
        </message>
        <message>
            <source>Step of the calendar</source>
            <translation>日历步</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>步数</translation>
        </message>
        <message>
            <source>Steps after which the series repeats, for the seasonal naive forecast; detected when not given.</source>
            <translation>序列重复的步数，用于季节性朴素预测；未给出时自动检测。</translation>
        </message>
        <message>
            <source>Steps ahead</source>
            <translation>预测步</translation>
        </message>
        <message>
            <source>Steps back</source>
            <translation>往回步数</translation>
        </message>
        <message>
            <source>Steps between the starts of two training windows; validation and test use every window.</source>
            <translation>两个训练窗口起点之间的步数；验证和测试使用所有窗口。</translation>
        </message>
        <message>
            <source>Steps between two outputs; 2 halves the sequence for the blocks that follow.</source>
            <translation>两个输出之间的步数；取 2 会使后续模块的序列长度减半。</translation>
        </message>
        <message>
            <source>Steps left out between two parts of a chronological split.</source>
            <translation>按时间划分时，两部分之间略去的步数。</translation>
        </message>
        <message>
            <source>Steps longer than the usual ones are left, or cut a series into sequences that no window crosses.</source>
            <translation>比通常更长的步保持原样，或把序列切成任何窗口都不跨越的多条序列。</translation>
        </message>
        <message>
            <source>Steps of equal length, each with the mean or the last of its rows, or a value between two rows.</source>
            <translation>长度相等的步，每步取其各行的均值或最后一行，或两行之间的值。</translation>
        </message>
        <message>
            <source>Steps per segment.</source>
            <translation>每段的步数。</translation>
        </message>
        <message>
            <source>Steps read</source>
            <translation>读入步数</translation>
        </message>
        <message>
            <source>Steps run operation by operation, as you asked.</source>
            <translation>步骤按您的要求逐个运算执行。</translation>
        </message>
        <message>
            <source>Steps run operation by operation.</source>
            <translation>训练步逐个运算执行。</translation>
        </message>
        <message>
            <source>Steps run operation by operation: CUDA graphs need a CUDA device.</source>
            <translation>训练步逐个运算执行：CUDA 图需要 CUDA 设备。</translation>
        </message>
        <message>
            <source>Steps run operation by operation: several processes train together.</source>
            <translation>步骤逐个操作执行：多个进程在一起训练。</translation>
        </message>
        <message>
            <source>Steps run operation by operation: the model's cannot be captured ({reason}).</source>
            <translation>训练步逐个运算执行：此模型无法捕获为 CUDA 图（{reason}）。</translation>
        </message>
        <message>
            <source>Steps that one output of a level sees.</source>
            <translation>某一级的一个输出所看到的步数。</translation>
        </message>
        <message>
            <source>Steps that one output sums up, for recurrent layers to read; the whole sequence when not given.</source>
            <translation>一个输出汇总的步数，供循环层读取；不填则汇总整条序列。</translation>
        </message>
        <message>
            <source>Stride</source>
            <translation>步幅</translation>
        </message>
        <message>
            <source>Subtract each window's own last value or mean, or its mean and spread; a forecast gets them back at the end.</source>
            <translation>减去每个窗口自身的最后一个值或均值，或减去均值并除以离散度；预测结束时会加回来。</translation>
        </message>
        <message>
            <source>Subtract the mean and divide by the standard deviation of the training part, per column.</source>
            <translation>逐列减去训练集的均值并除以其标准差。</translation>
        </message>
        <message>
            <source>Sum</source>
            <translation>总和</translation>
        </message>
        <message>
            <source>Sunday</source>
            <translation>星期日</translation>
        </message>
        <message>
            <source>Sunspots</source>
            <translation>太阳黑子</translation>
        </message>
        <message>
            <source>T: the last step of the sequence; n: how many steps are taken</source>
            <translation>T：序列的最后一步；n：取多少步</translation>
        </message>
        <message>
            <source>TPE, learns from trials</source>
            <translation>TPE，从试验中学习</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>表</translation>
        </message>
        <message>
            <source>Table of files</source>
            <translation>文件清单表</translation>
        </message>
        <message>
            <source>Take a learning rate of {rate}.</source>
            <translation>把学习率设为 {rate}。</translation>
        </message>
        <message>
            <source>Take dropout and weight decay.</source>
            <translation>使用随机失活和权重衰减。</translation>
        </message>
        <message>
            <source>Take each window's last level away, so that the level says nothing.</source>
            <translation>减去每个窗口最后的水平，使水平本身不再携带信息。</translation>
        </message>
        <message>
            <source>Take more units.</source>
            <translation>使用更多单元。</translation>
        </message>
        <message>
            <source>Take the cell whose states last longest, and let the head weigh all steps.</source>
            <translation>改用状态保持最久的单元，并让输出头权衡所有的步。</translation>
        </message>
        <message>
            <source>Take {column} as known ahead</source>
            <translation>将 {column} 作为事先已知</translation>
        </message>
        <message>
            <source>Taken over: {count} runs.</source>
            <translation>已收入 {count} 个运行。</translation>
        </message>
        <message>
            <source>Taken over: {count} runs. There already: {known}.</source>
            <translation>已收入 {count} 个运行，另有 {known} 个已在其中。</translation>
        </message>
        <message>
            <source>Taking inputs away</source>
            <translation>正在逐个去掉输入</translation>
        </message>
        <message>
            <source>Taking inputs away one by one agrees (rank correlation {correlation}).</source>
            <translation>逐个去掉输入得到一致的结果（秩相关 {correlation}）。</translation>
        </message>
        <message>
            <source>Taking inputs away one by one tells another order (rank correlation {correlation}): inputs may stand in for each other.</source>
            <translation>逐个去掉输入得到不同的顺序（秩相关 {correlation}）：输入之间可能互相替代。</translation>
        </message>
        <message>
            <source>Taking over {run}</source>
            <translation>正在收入 {run}</translation>
        </message>
        <message>
            <source>Taking the data's fingerprint</source>
            <translation>正在计算数据指纹</translation>
        </message>
        <message>
            <source>Taking the past away</source>
            <translation>正在去掉过去的步</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Tell {column} step by step</source>
            <translation>逐步识别 {column}</translation>
        </message>
        <message>
            <source>Tells sequences apart: rows with the same values belong together</source>
            <translation>区分各条序列：取值相同的行属于同一条序列</translation>
        </message>
        <message>
            <source>Temperature and threshold rest on the folds of the backtest: on {count} values of {group}, each answered by a model that did not know it.</source>
            <translation>温度和阈值依据回测的各折：{count} 个 {group} 取值，每个都由未见过它的模型回答。</translation>
        </message>
        <message>
            <source>Template</source>
            <translation>模板</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>测试</translation>
        </message>
        <message>
            <source>Test examples</source>
            <translation>测试样本</translation>
        </message>
        <message>
            <source>Test part</source>
            <translation>测试集</translation>
        </message>
        <message>
            <source>Test where</source>
            <translation>测试集条件</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>Text needs the block Embedding in the first place, so that characters become vectors.</source>
            <translation>文本需要把“嵌入”模块放在第一位，使字符变成向量。</translation>
        </message>
        <message>
            <source>That is too long: names and tags have 200 characters at most, notes 20,000, and a run 50 tags.</source>
            <translation>内容过长：名称和标签最多 200 个字符，备注最多 20,000 个字符，每次运行最多 50 个标签。</translation>
        </message>
        <message>
            <source>That took {time}.</source>
            <translation>用时 {time}。</translation>
        </message>
        <message>
            <source>The bands are calibrated once: they rest on the forecasts of the validation part and learn nothing from what comes later.</source>
            <translation>区间只校准一次：依据验证部分的预测，不再从之后的数据中学习。</translation>
        </message>
        <message>
            <source>The bands are measured by quantiles, which this model does not answer. Judge it again.</source>
            <translation>这些区间以分位数为尺度，而此模型不给出分位数。请重新评估它。</translation>
        </message>
        <message>
            <source>The bands are rolling: they rest on the forecasts of the validation part and on all of the test part, as far as their truth was known when the run was judged.</source>
            <translation>区间是滚动的：依据验证部分的预测和整个测试部分的预测，以评判运行时已知真值者为限。</translation>
        </message>
        <message>
            <source>The baseline is {baseline}. Attributions add up to the answer's move from it, but for {error} %.</source>
            <translation>基线是{baseline}。各项归因之和等于答案相对基线的变动，误差为 {error} %。</translation>
        </message>
        <message>
            <source>The baseline is {baseline}. Attributions miss {error} % of the answer's move from it: read them roughly.</source>
            <translation>基线是{baseline}。各项归因与答案相对基线的变动相差 {error} %：只能粗略参考。</translation>
        </message>
        <message>
            <source>The block {block} has no source in C, so that the model cannot be written as C. Leave C out, or train a model of other blocks: {blocks}.</source>
            <translation>模块“{block}”没有 C 语言源代码，因此模型无法写成 C。请不要导出 C，或用其他模块训练模型：{blocks}。</translation>
        </message>
        <message>
            <source>The blocks read raw samples, thousands a second: put the block Log-mel in the first place.</source>
            <translation>各模块直接读取每秒成千上万的原始采样点：请把“对数梅尔谱”模块放在第一位。</translation>
        </message>
        <message>
            <source>The calendar of the steps ahead is not known where no pace of the times is sure. Give rows for them, with {targets} left empty.</source>
            <translation>时间的步调无法确定时，无从得知后续各步的日历信息。请为这些步提供行，并将 {targets} 留空。</translation>
        </message>
        <message>
            <source>The cell {cell} cannot carry on its state in an exported file: take one of {cells}.</source>
            <translation>单元 {cell} 的状态无法在导出的文件中延续：请从 {cells} 中选用。</translation>
        </message>
        <message>
            <source>The cell {cell} has no equations of its gates, so that the model cannot be written for torch.export. Leave that format out, or take one of {cells}.</source>
            <translation>单元 {cell} 没有门的方程，因此模型无法写成 torch.export 格式。请不要导出该格式，或改用以下单元之一：{cells}。</translation>
        </message>
        <message>
            <source>The cell {cell} has no source in C, so that the model cannot be written as C. Leave C out, or take one of {cells}.</source>
            <translation>单元 {cell} 没有 C 语言源代码，因此模型无法写成 C。请不要导出 C，或改用以下单元之一：{cells}。</translation>
        </message>
        <message>
            <source>The cells of column {column}, such as {cell}, may be times, but are not understood as such. If they are, give their format; rows are taken in the order of the file.</source>
            <translation>列 {column} 的单元格（如 {cell}）可能是时间，但无法识别。如果是时间，请给出其格式；现按文件中的顺序读取各行。</translation>
        </message>
        <message>
            <source>The character around cells that hold a delimiter.</source>
            <translation>包住含分隔符的单元格的字符。</translation>
        </message>
        <message>
            <source>The character between two cells.</source>
            <translation>两个单元格之间的字符。</translation>
        </message>
        <message>
            <source>The character between whole part and fraction.</source>
            <translation>整数与小数部分之间的字符。</translation>
        </message>
        <message>
            <source>The checkpoint {file} is missing or damaged. Start a new run; another checkpoint of this run may still be used for evaluation and export.</source>
            <translation>检查点 {file} 缺失或已损坏。请开始新的运行；此运行的其他检查点仍可用于评估和导出。</translation>
        </message>
        <message>
            <source>The chosen device cannot train here: {reason} Choose another below Device.</source>
            <translation>所选设备无法在此训练：{reason}请在“设备”下另选。</translation>
        </message>
        <message>
            <source>The class of the training sequence that is nearest under dynamic time warping</source>
            <translation>动态时间规整下最近的训练序列的类别</translation>
        </message>
        <message>
            <source>The class that is to be recognised</source>
            <translation>要识别的类别</translation>
        </message>
        <message>
            <source>The class to recognise, as asked.</source>
            <translation>要识别的类别，按您的要求。</translation>
        </message>
        <message>
            <source>The clipboard holds no block. Copy a block on the Model page first.</source>
            <translation>剪贴板中没有模块。请先在模型页复制一个模块。</translation>
        </message>
        <message>
            <source>The clock of {file} starts again {count} times: there may be several sequences in it. Give the column that tells them apart the role sequence.</source>
            <translation>{file} 的时钟重新开始了 {count} 次：其中可能有多个序列。请把区分它们的列设为“序列”角色。</translation>
        </message>
        <message>
            <source>The condition cannot be read from {rest} on. Write such as: dropout &gt; .2 and state = finished.</source>
            <translation>条件从 {rest} 起无法读取。请写成例如：dropout &gt; .2 and state = finished。</translation>
        </message>
        <message>
            <source>The condition is not finished. Write such as: dropout &gt; .2 and state = finished.</source>
            <translation>条件尚未写完。请写成例如：dropout &gt; .2 and state = finished。</translation>
        </message>
        <message>
            <source>The context of {context} steps is shorter than the horizon of {horizon}, so that the model does not see all that is known ahead. Make the context as long at least.</source>
            <translation>{context} 步的上下文窗口短于 {horizon} 步的预测步长，模型看不到全部未来已知的信息。请使上下文窗口至少同样长。</translation>
        </message>
        <message>
            <source>The convolution leaves steps out: take a stride that is no longer than its width.</source>
            <translation>该卷积会跳过时间步：请取不大于宽度的步幅。</translation>
        </message>
        <message>
            <source>The data are being prepared. Training can start in a moment.</source>
            <translation>正在准备数据。稍后即可开始训练。</translation>
        </message>
        <message>
            <source>The data are {sequences} sequences with {steps} steps in all, parted into {train} training, {val} validation and {test} test examples (method: {method}).</source>
            <translation>数据为 {sequences} 个序列，共 {steps} 步，划分为 {train} 个训练样本、{val} 个验证样本和 {test} 个测试样本（方法：{method}）。</translation>
        </message>
        <message>
            <source>The data could not be prepared. Look at the Data page.</source>
            <translation>无法准备数据。请查看数据页。</translation>
        </message>
        <message>
            <source>The data has no sample rate, so it is no sound: remove this block.</source>
            <translation>数据没有采样率，因此不是声音：请移除此模块。</translation>
        </message>
        <message>
            <source>The data have changed since this run was trained; train again to be sure.</source>
            <translation>自此运行训练以来数据已有变化；为可靠起见请重新训练。</translation>
        </message>
        <message>
            <source>The data have changed since this search began, or are others than its other workers have, so losses cannot be compared. Take the same data everywhere, or search in a copy of the project.</source>
            <translation>自这次搜索开始以来数据已改变，或与其他工作进程的数据不同，因此损失无法比较。请各处使用相同的数据，或在项目副本中搜索。</translation>
        </message>
        <message>
            <source>The data holds no class that the model knows, so there is nothing to compare with.</source>
            <translation>数据中没有模型已知的类别，因此无从比较。</translation>
        </message>
        <message>
            <source>The data holds no dates to take {parts} from. Give a column of times the role time, or leave the calendar out.</source>
            <translation>数据中没有可从中得出 {parts} 的日期。请为时间列指定“时间”角色，或不使用日历。</translation>
        </message>
        <message>
            <source>The data holds no known value of {targets} to compare with.</source>
            <translation>数据中没有 {targets} 的已知值可供比较。</translation>
        </message>
        <message>
            <source>The data lie on several disks, of which no one folder can be made. Put them beside each other, or bundle the job without its data.</source>
            <translation>数据位于多个磁盘上，无法放入同一个文件夹。请把它们放在一起，或打包不含数据的任务。</translation>
        </message>
        <message>
            <source>The data of run {run} have changed since it began, so it cannot go on. Start a new run.</source>
            <translation>运行 {run} 的数据在开始之后有变化，因此无法继续。请开始新的运行。</translation>
        </message>
        <message>
            <source>The data of run {run} have changed since it was trained. Bring back its files as they were, and give the new rows in files of their own.</source>
            <translation>运行 {run} 的数据在训练之后有变化。请恢复原来的文件，并把新行放在单独的文件中。</translation>
        </message>
        <message>
            <source>The data on the Data page are not those that this run was judged on.</source>
            <translation>“数据”页上的数据不是评判该运行所用的数据。</translation>
        </message>
        <message>
            <source>The data take more than the memory for them, so an epoch draws pieces of them in random order and shuffles {buffer} MiB at a time, while the next are read ahead. Change it by the shuffle buffer of the training.</source>
            <translation>数据超出了可用于数据的内存，因此每轮按随机顺序抽取数据片段，每次打乱 {buffer} MiB，同时预读后面的片段。可通过训练设置中的打乱缓冲区更改。</translation>
        </message>
        <message>
            <source>The decoded recordings cannot be kept in {folder}: {reason}.</source>
            <translation>无法在 {folder} 保存解码后的录音：{reason}。</translation>
        </message>
        <message>
            <source>The device {name} is not present here. Choose auto or cpu.</source>
            <translation>这里没有设备 {name}。请选择 auto 或 cpu。</translation>
        </message>
        <message>
            <source>The disk has no room for a large table while it is read: {reason}.</source>
            <translation>读取大型表格时，磁盘没有足够空间存放其内容：{reason}。</translation>
        </message>
        <message>
            <source>The disk {disk} has no room left, so {file} cannot be written. Make room there and try again; what was complete before is kept.</source>
            <translation>磁盘 {disk} 已没有剩余空间，无法写入 {file}。请在该磁盘上腾出空间后重试；此前已完整保存的内容会保留。</translation>
        </message>
        <message>
            <source>The dynamic range begins at the loudest moment of the whole recording: set it to 0.</source>
            <translation>动态范围以整段录音中最响的时刻为准：请设为 0。</translation>
        </message>
        <message>
            <source>The encoding is not sure: as {encoding} there are words such as {words}, as {other} these would be {others}. Choose the right one.</source>
            <translation>编码不能确定：按 {encoding} 读取，词语如 {words}；按 {other} 读取则为 {others}。请选择正确的编码。</translation>
        </message>
        <message>
            <source>The encoding is not sure: it is read as {encoding}. Choose the right one.</source>
            <translation>编码不能确定：暂按 {encoding} 读取。请选择正确的编码。</translation>
        </message>
        <message>
            <source>The example is too long to show: here are its last {duration}.</source>
            <translation>示例太长，无法全部显示：这里是其最后 {duration}。</translation>
        </message>
        <message>
            <source>The examples that were answered worst.</source>
            <translation>回答最差的样本。</translation>
        </message>
        <message>
            <source>The experiment has changed. Try again to find the rate for it.</source>
            <translation>实验已更改。请重试以寻找适合它的学习率。</translation>
        </message>
        <message>
            <source>The file gives each sequence a value, so the task is that value.</source>
            <translation>文件为每条序列给出一个值，因此任务是预测该值。</translation>
        </message>
        <message>
            <source>The file holds one table.</source>
            <translation>文件只含一个表。</translation>
        </message>
        <message>
            <source>The file starts with a byte order mark.</source>
            <translation>文件以字节顺序标记 (BOM) 开头。</translation>
        </message>
        <message>
            <source>The files are named like {pattern}.</source>
            <translation>文件按 {pattern} 命名。</translation>
        </message>
        <message>
            <source>The first row counts the columns of values below it.</source>
            <translation>第一行是下方各数值列的编号。</translation>
        </message>
        <message>
            <source>The first row holds names that do not come again below it.</source>
            <translation>第一行是名称，下面不再出现。</translation>
        </message>
        <message>
            <source>The first row holds values like the rows below it.</source>
            <translation>第一行是与下面各行相似的值。</translation>
        </message>
        <message>
            <source>The first row holds values that come again below it.</source>
            <translation>第一行的值在下面再次出现。</translation>
        </message>
        <message>
            <source>The first row holds years, each above several names.</source>
            <translation>第一行是年份，每个年份下面有几个列名。</translation>
        </message>
        <message>
            <source>The first two rows tell when a recording began and how many rows a second has.</source>
            <translation>前两行说明记录的开始时间和每秒的行数。</translation>
        </message>
        <message>
            <source>The first value of a range must lie below the second.</source>
            <translation>范围的第一个值必须小于第二个值。</translation>
        </message>
        <message>
            <source>The first {count} rows have fewer cells than the table below.</source>
            <translation>前 {count} 行的单元格少于下面的表格。</translation>
        </message>
        <message>
            <source>The first {count} rows hold names above columns of values.</source>
            <translation>前 {count} 行是各列数值上方的名称。</translation>
        </message>
        <message>
            <source>The first {shown} of {count} files, with the SHA-256 of their bytes.</source>
            <translation>{count} 个文件中的前 {shown} 个及其字节的 SHA-256。</translation>
        </message>
        <message>
            <source>The first {shown} of {count} targets are drawn.</source>
            <translation>绘出 {count} 个目标中的前 {shown} 个。</translation>
        </message>
        <message>
            <source>The folder {file} cannot be watched: {reason}.</source>
            <translation>无法监视文件夹 {file}：{reason}。</translation>
        </message>
        <message>
            <source>The folder {file} holds no files. Choose another folder.</source>
            <translation>文件夹 {file} 中没有文件。请选择其他文件夹。</translation>
        </message>
        <message>
            <source>The frames leave samples out: take a hop that is no longer than a frame.</source>
            <translation>各帧之间漏掉了采样：请取不大于帧长的帧移。</translation>
        </message>
        <message>
            <source>The frequency of its characters fits this encoding best.</source>
            <translation>其字符频率最符合此编码。</translation>
        </message>
        <message>
            <source>The head sees the last step only. Add a recurrent layer or Flatten to use the steps before.</source>
            <translation>输出头只看到最后一步。请添加循环层或展平以利用之前的步。</translation>
        </message>
        <message>
            <source>The head sums up the whole sequence: choose the pooling last.</source>
            <translation>输出头要汇总整个序列：请把池化设为 last。</translation>
        </message>
        <message>
            <source>The headings of its columns are times that rise, so that each row may be a series.</source>
            <translation>列标题是递增的时间，因此每一行可能是一个序列。</translation>
        </message>
        <message>
            <source>The hidden states of many examples as paths on the two axes along which they differ most</source>
            <translation>许多示例的隐藏状态，画成在差异最大的两个轴上的轨迹</translation>
        </message>
        <message>
            <source>The job was written to {file}. Unpack it elsewhere and start run.sh there.</source>
            <translation>任务已写入 {file}。请在别处解压并在那里启动 run.sh。</translation>
        </message>
        <message>
            <source>The kernel path reads the whole sequence: switch it off.</source>
            <translation>卷积核通路要读取整个序列：请将其关闭。</translation>
        </message>
        <message>
            <source>The last row is {text}.</source>
            <translation>末尾的行为：{text}。</translation>
        </message>
        <message>
            <source>The last rows are like those above them.</source>
            <translation>最后几行与上面的行相同类型。</translation>
        </message>
        <message>
            <source>The last {count} steps are drawn.</source>
            <translation>绘出最后 {count} 步。</translation>
        </message>
        <message>
            <source>The last {steps} rows have no {targets}: they ask for it, so the horizon is {steps} steps.</source>
            <translation>最后 {steps} 行没有 {targets}：这些行正是要预测的，因此预测步长为 {steps} 步。</translation>
        </message>
        <message>
            <source>The last {steps} rows without {targets} ask for a forecast so far ahead, for which there are too few rows above them: the horizon is {horizon} steps.</source>
            <translation>最后 {steps} 行没有 {targets}，要求预测到那么远，但其上方的行太少：预测步长为 {horizon} 步。</translation>
        </message>
        <message>
            <source>The layers add nothing that {count} examples can tell: by the linear path alone {metric} on the {part} part is {alone}, with them {whole}.</source>
            <translation>{count} 个样本看不出各层有什么贡献：在{part}部分上，仅用线性通路时 {metric} 为 {alone}，加上各层为 {whole}。</translation>
        </message>
        <message>
            <source>The layers added nothing to what was solved before training, as far as validation can tell: the weights from before the first step are kept. Runs that differ only in their layers answer alike then; to compare layers, switch the head's linear path off.</source>
            <translation>就验证集所能判断的而言，各层对训练前求解的结果没有任何补充：保留的是第一步之前的权重。此时仅各层不同的运行会给出相同的答案；要比较各层，请关闭输出头的线性通路。</translation>
        </message>
        <message>
            <source>The layers are worth something: without them, by the linear path alone, {metric} on the {part} part is {alone}, with them {whole}.</source>
            <translation>各层有贡献：在{part}部分上，没有它们而仅用线性通路时 {metric} 为 {alone}，有它们时为 {whole}。</translation>
        </message>
        <message>
            <source>The layers do harm: without them, by the linear path alone, {metric} on the {part} part is {alone}, with them {whole}.</source>
            <translation>各层起了反作用：在{part}部分上，没有它们而仅用线性通路时 {metric} 为 {alone}，有它们时为 {whole}。</translation>
        </message>
        <message>
            <source>The learning rate is too high</source>
            <translation>学习率太高</translation>
        </message>
        <message>
            <source>The learning rate is too low</source>
            <translation>学习率太低</translation>
        </message>
        <message>
            <source>The level of {target} moves away from the training part's mean of {train}: {val} in validation, {test} in test. A model that removes each window's level can help.</source>
            <translation>{target} 的水平偏离了训练集均值 {train}：验证集为 {val}，测试集为 {test}。去除每个窗口水平的模型可能有帮助。</translation>
        </message>
        <message>
            <source>The level of {target} moves: its mean is {train} in training, {val} in validation and {test} in test. A good validation loss promises little for the test part; a model that removes each window's level can help.</source>
            <translation>{target} 的水平有变动：其均值在训练集为 {train}，验证集为 {val}，测试集为 {test}。较好的验证损失并不能保证测试集的表现；去除每个窗口水平的模型可能有帮助。</translation>
        </message>
        <message>
            <source>The level that is removed from a window follows from all of it: choose none under Remove level.</source>
            <translation>从窗口中去除的水平取决于整个窗口：请在“去除水平”中选 none。</translation>
        </message>
        <message>
            <source>The linear path also reads at which step of the season a window ends, as its values tell by how well the season's usual course fits them.</source>
            <translation>线性通路同时读取窗口结束于季节的哪一步；这由窗口的数值与季节通常走势的吻合程度得出。</translation>
        </message>
        <message>
            <source>The linear path also reads the level that windows lose, which tells of a series that returns to its mean.</source>
            <translation>线性通路同时读取窗口被去除的水平；若序列会回归其均值，这一信息很有用。</translation>
        </message>
        <message>
            <source>The linear path has no level to read: windows lose none, or their spread with it. Level on the path changes nothing here.</source>
            <translation>线性通路没有可读取的水平：窗口未去除水平，或同时去除了离散程度。此处“通路读取水平”不起作用。</translation>
        </message>
        <message>
            <source>The linear path has no season to read: that takes one of 2 to {most} steps that the context holds. Season on the path changes nothing here.</source>
            <translation>线性通路没有可读取的季节：需要一个 2 到 {most} 步、且上下文能容纳的季节。此处“通路读取季节”不起作用。</translation>
        </message>
        <message>
            <source>The linear path is empty: no straight line foretold anything, so the layers do it all.</source>
            <translation>线性通路是空的：没有直线能预测什么，因此全部由各层完成。</translation>
        </message>
        <message>
            <source>The linear path stays: validation is {with} with it and {without} without, but training is not clearly better, so that may be luck.</source>
            <translation>保留线性通路：带它时验证为 {with}，不带时为 {without}，但训练并未明显更好，因此这可能出于偶然。</translation>
        </message>
        <message>
            <source>The linear path stays: validation is {with} with it and {without} without.</source>
            <translation>保留线性通路：带它时验证为 {with}，不带时为 {without}。</translation>
        </message>
        <message>
            <source>The lines look like sentences, so the task is the next character.</source>
            <translation>各行看起来是句子，因此任务是预测下一个字符。</translation>
        </message>
        <message>
            <source>The loss falls until a rate of {lowest} and grows beyond. At {suggested} it has done most of its fall: a good rate, with room to spare.</source>
            <translation>损失一直下降到学习率 {lowest}，再大则上升。到 {suggested} 时它已完成大部分下降：这是个好的学习率，且留有余地。</translation>
        </message>
        <message>
            <source>The loss fell at no learning rate up to {highest}. Look whether the inputs can tell the targets, and whether the model is large enough.</source>
            <translation>学习率直到 {highest} 损失都没有下降。请检查输入能否说明目标，以及模型是否足够大。</translation>
        </message>
        <message>
            <source>The loss has not grown even at the highest rate tried, {highest}. At {suggested} it has done most of its fall: a good rate.</source>
            <translation>即使在试过的最高学习率 {highest} 下，损失也没有上升。到 {suggested} 时它已完成大部分下降：这是个好的学习率。</translation>
        </message>
        <message>
            <source>The loss is no longer a number in epoch {epoch}. Choose a learning rate below {rate}, or gradient clipping of 1 or less. The last finished epoch is kept.</source>
            <translation>第 {epoch} 轮的损失不再是数值。请选择低于 {rate} 的学习率，或不大于 1 的梯度裁剪。最后完成的一轮已保留。</translation>
        </message>
        <message>
            <source>The loss is no number even before the first step. Look for extreme values on the Data page.</source>
            <translation>第一步之前损失就不是数值。请在“数据”页查找极端值。</translation>
        </message>
        <message>
            <source>The loss {loss} compares numbers, but the model answers classes: take cross-entropy.</source>
            <translation>损失 {loss} 用于比较数值，但此模型输出类别：请选用交叉熵。</translation>
        </message>
        <message>
            <source>The loss {loss} judges classes, not numbers. Choose mse, mae or huber.</source>
            <translation>损失 {loss} 用于类别，不用于数值。请选择 mse、mae 或 huber。</translation>
        </message>
        <message>
            <source>The loss {loss} judges numbers, not classes. Choose cross_entropy.</source>
            <translation>损失 {loss} 用于数值，不用于类别。请选择 cross_entropy。</translation>
        </message>
        <message>
            <source>The lowest frequency, {low} Hz, is not below the highest, {high} Hz.</source>
            <translation>最低频率 {low} Hz 不低于最高频率 {high} Hz。</translation>
        </message>
        <message>
            <source>The mean squared error of {file} on {count} validation examples is {after}, the model's own {before} (standardised).</source>
            <translation>{file} 在 {count} 个验证样本上的均方误差为 {after}，模型本身为 {before}（标准化后）。</translation>
        </message>
        <message>
            <source>The memory does not suffice for so many runs at once. This one waits for another to end.</source>
            <translation>内存不足以同时训练这么多运行。此运行将等待另一个结束。</translation>
        </message>
        <message>
            <source>The memory of {device} does not suffice for batches of {batch_size}. Choose a smaller batch or model.</source>
            <translation>{device} 的内存不足以容纳大小为 {batch_size} 的批。请选择更小的批大小或模型。</translation>
        </message>
        <message>
            <source>The memory of {device} does not suffice. Choose a batch size below {batch_size}, a smaller model, or cpu.</source>
            <translation>{device} 的内存不足。请选择小于 {batch_size} 的批大小、更小的模型，或 cpu。</translation>
        </message>
        <message>
            <source>The model</source>
            <translation>本模型</translation>
        </message>
        <message>
            <source>The model also reads what {columns} will be, which no step tells when it comes. Answer files instead, with workbench predict.</source>
            <translation>模型还要读取 {columns} 将来的值，而一个时间步到来时并不知道这些。请改用 workbench predict 回答文件。</translation>
        </message>
        <message>
            <source>The model could not be traced for {file} ({reason}). Nothing was exported; please report this.</source>
            <translation>无法为 {file} 追踪模型（{reason}）。没有导出任何内容；请报告此问题。</translation>
        </message>
        <message>
            <source>The model does not know the classes {classes}.</source>
            <translation>模型不认识类别 {classes}。</translation>
        </message>
        <message>
            <source>The model has never seen the character '{character}'. Leave it out of the beginning.</source>
            <translation>模型从未见过字符“{character}”。请从开头文本中去掉它。</translation>
        </message>
        <message>
            <source>The model has never seen the character '{letter}'.</source>
            <translation>模型从未见过字符“{letter}”。</translation>
        </message>
        <message>
            <source>The model has nothing to look at. Give one number column of {file} the role feature.</source>
            <translation>模型没有可参考的内容。请将 {file} 的一个数值列的角色设为特征。</translation>
        </message>
        <message>
            <source>The model is as good as {rival} and no better, as far as {counted} can tell: right for {model} % against {beside} %. The simpler of the two is {rival}.</source>
            <translation>就 {counted}所能判断，模型与“{rival}”一样好，但并不更好：正确率 {model} % 对 {beside} %。两者中更简单的是“{rival}”。</translation>
        </message>
        <message>
            <source>The model is as good as {rival} and no better, as far as {counted} can tell: {measure} {model} against {error}. The simpler of the two is {rival}.</source>
            <translation>就 {counted}所能判断，模型与“{rival}”一样好，但并不更好：{measure} {model} 对 {error}。两者中更简单的是“{rival}”。</translation>
        </message>
        <message>
            <source>The model is as good as {rival} and no better: {measure} {model} against {error} is too small a difference to matter. The simpler of the two is {rival}.</source>
            <translation>模型与“{rival}”一样好，但并不更好：{measure} {model} 对 {error}，差异小到无关紧要。两者中更简单的是“{rival}”。</translation>
        </message>
        <message>
            <source>The model is right for {model} % of the {things}; its strongest rival, {rival}, for {beside} %.</source>
            <translation>模型对 {model} % 的{things}判断正确；其最强对手“{rival}”为 {beside} %。</translation>
        </message>
        <message>
            <source>The model is worse than {rival}: right for {model} % against {beside} %.</source>
            <translation>模型不如“{rival}”：正确率 {model} % 对 {beside} %。</translation>
        </message>
        <message>
            <source>The model is worse than {rival}: {measure} {model} against {error}.</source>
            <translation>模型不如“{rival}”：{measure} {model} 对 {error}。</translation>
        </message>
        <message>
            <source>The model needs none of its inputs: with those of other examples it would be as good.</source>
            <translation>模型不需要任何输入：换成其他样本的输入也一样好。</translation>
        </message>
        <message>
            <source>The model needs {context} steps to look back and {horizon} known steps to compare with, but the longest series has {longest}.</source>
            <translation>模型需要回看 {context} 步，并有 {horizon} 个已知步用于比较，但最长的序列只有 {longest} 步。</translation>
        </message>
        <message>
            <source>The model needs {name} most: with that of other examples {metric} worsens by {increase} ({low} to {high}).</source>
            <translation>模型最需要 {name}：换成其他样本的，{metric} 变差 {increase}（{low} 至 {high}）。</translation>
        </message>
        <message>
            <source>The model never sees it</source>
            <translation>模型从不看到它</translation>
        </message>
        <message>
            <source>The model reads whole sequences, so it answers the last {seconds} s again and again. {reason}</source>
            <translation>该模型读取整条序列，因此会反复回答最近 {seconds} 秒的声音。{reason}</translation>
        </message>
        <message>
            <source>The model sees which sequence it looks at, so that unlike series can share it.</source>
            <translation>模型能看到它正在处理的是哪个序列，这样互不相似的序列也能共用一个模型。</translation>
        </message>
        <message>
            <source>The model was exported to {folder}.</source>
            <translation>模型已导出到 {folder}。</translation>
        </message>
        <message>
            <source>The model was trained anew at each of them.</source>
            <translation>每次都重新训练模型。</translation>
        </message>
        <message>
            <source>The model was updated: a new run goes on from run {run}.</source>
            <translation>模型已更新：新的运行从运行 {run} 出发。</translation>
        </message>
        <message>
            <source>The model would be as good without {names} and {count} more.</source>
            <translation>没有 {names} 以及另外 {count} 个输入，模型也一样好。</translation>
        </message>
        <message>
            <source>The model would be as good without {names}.</source>
            <translation>没有 {names}，模型也一样好。</translation>
        </message>
        <message>
            <source>The model's answers lie far beyond all data, so they cannot be checked: its training diverged. Nothing was exported. Train again with a lower learning rate.</source>
            <translation>模型的回答远超出所有数据，因此无法核对：训练已发散。未导出任何内容。请用较低的学习率重新训练。</translation>
        </message>
        <message>
            <source>The model's error ({measure} {model}) is {percent} % below that of its strongest rival, {rival} ({error}).</source>
            <translation>模型的误差（{measure} {model}）比其最强对手“{rival}”（{error}）低 {percent} %。</translation>
        </message>
        <message>
            <source>The model's weights hold what is no number: its training diverged. Train again with a lower learning rate.</source>
            <translation>模型的权重中含有非数值：训练已发散。请用更低的学习率重新训练。</translation>
        </message>
        <message>
            <source>The naive answer is none that is learned: take the linear head.</source>
            <translation>朴素回答不是学来的：请改用线性输出头。</translation>
        </message>
        <message>
            <source>The naive forecast repeats the values of this many steps ago; 1 repeats the last value.</source>
            <translation>朴素预测重复这么多步之前的值；1 表示重复最后的值。</translation>
        </message>
        <message>
            <source>The naive head reads the data itself: remove the layers, or take the linear head.</source>
            <translation>朴素输出头直接读取数据：请移除各层，或改用线性输出头。</translation>
        </message>
        <message>
            <source>The naive season of {season} steps is longer than the context of {context}: the last value is repeated.</source>
            <translation>{season} 步的朴素周期长于 {context} 步的上下文窗口：将重复最后一个值。</translation>
        </message>
        <message>
            <source>The name of {file} is no text, so that it cannot be bundled. Rename the file.</source>
            <translation>{file} 的名称不是文本，因此无法打包。请重命名该文件。</translation>
        </message>
        <message>
            <source>The names of the columns come again: a second table starts here. Its rows are kept.</source>
            <translation>列名再次出现：第二个表格从这里开始。其各行会保留。</translation>
        </message>
        <message>
            <source>The names of the columns stand below the first row.</source>
            <translation>列名在第一行的下面。</translation>
        </message>
        <message>
            <source>The network. Beside each arrow the shape of what flows (B: examples, T: steps); on the right learned numbers, {parameters} in all.</source>
            <translation>网络结构。箭头旁为数据形状（B：样本，T：步）；右侧为可学习参数，共 {parameters} 个。</translation>
        </message>
        <message>
            <source>The new data cannot be cut into training, validation and test parts. {reason}</source>
            <translation>新数据无法切分为训练、验证和测试部分。{reason}</translation>
        </message>
        <message>
            <source>The new data hold too few answers that the run knows to train, to validate and to test.</source>
            <translation>新数据中该运行认识的答案太少，不足以训练、验证和测试。</translation>
        </message>
        <message>
            <source>The new files do not tell {column}, by whose groups the data of the run were split.</source>
            <translation>新文件没有说明 {column}，而该运行的数据正是按它分组切分的。</translation>
        </message>
        <message>
            <source>The new files go on in steps of {found} s, but the data of the run in steps of {usual} s. Bring them to the same pace first.</source>
            <translation>新文件的步长为 {found} 秒，而该运行数据的步长为 {usual} 秒。请先使两者步调一致。</translation>
        </message>
        <message>
            <source>The new files hold nothing newer than the data of the run. Give files with rows that came later.</source>
            <translation>新文件中没有比该运行数据更新的内容。请提供含有后来各行的文件。</translation>
        </message>
        <message>
            <source>The newest {count} of {total} steps are in no part: the sizes of the split do not add up. Make a part larger.</source>
            <translation>共 {total} 步中最新的 {count} 步不属于任何部分：各部分大小之和不足。请增大其中一个部分。</translation>
        </message>
        <message>
            <source>The numbers in column {column} are taken for years with a fraction, of which the first is {time}. If they count something else, set the column's type to number.</source>
            <translation>列 {column} 中的数字被视为带小数的年份，第一个是 {time}。如果它们表示别的含义，请将该列的类型设为数字。</translation>
        </message>
        <message>
            <source>The numbers in column {column} are taken to count {unit}, which gives {time} at first. They may be counted from another day on: {others}. Set data.reading.time_unit if so.</source>
            <translation>列 {column} 中的数字按 {unit} 计数，第一个时间为 {time}。它们也可能从另一天起计数：{others}。如果是，请设置 data.reading.time_unit。</translation>
        </message>
        <message>
            <source>The numbers in column {column}, such as {cell}, are not taken for dates. If they are days from 1970 on, as R writes them, set data.reading.time_unit to days1970; if from 1960 on, as Stata and SAS do, to days1960.</source>
            <translation>列 {column} 中的数字（例如 {cell}）没有当作日期。如果它们是像 R 那样自 1970 年起的天数，请把 data.reading.time_unit 设为 days1970；如果像 Stata 和 SAS 那样自 1960 年起，请设为 days1960。</translation>
        </message>
        <message>
            <source>The only row holds names.</source>
            <translation>唯一的一行是名称。</translation>
        </message>
        <message>
            <source>The only row holds values.</source>
            <translation>唯一的一行是数值。</translation>
        </message>
        <message>
            <source>The order was drawn with seed {seed}.</source>
            <translation>顺序由随机种子 {seed} 抽取。</translation>
        </message>
        <message>
            <source>The output cannot be written: {reason}.</source>
            <translation>无法写入输出：{reason}。</translation>
        </message>
        <message>
            <source>The part of the name, or column of the table, that is to be recognised.</source>
            <translation>要识别的内容：文件名中的某部分，或表中的某列。</translation>
        </message>
        <message>
            <source>The part {part} has no example of sequence {name}.</source>
            <translation>{part} 部分没有序列 {name} 的示例。</translation>
        </message>
        <message>
            <source>The part {part} has {count} examples; there is no number {number}.</source>
            <translation>{part} 部分有 {count} 个示例；没有编号 {number}。</translation>
        </message>
        <message>
            <source>The parts of the split ask for {asked} {unit}, but there are only {total}. Make one of them smaller.</source>
            <translation>划分的各部分共需要 {asked} {unit}，但总共只有 {total}。请缩小其中一部分。</translation>
        </message>
        <message>
            <source>The pinball loss judges quantiles, which this model does not answer. Switch on the head's quantiles, or choose another loss.</source>
            <translation>pinball 损失评判分位数，而此模型不给出分位数。请打开输出头的分位数，或选择其他损失。</translation>
        </message>
        <message>
            <source>The place in the season of {steps} steps adds from {low} to {high}.</source>
            <translation>在 {steps} 步的季节中的位置所加的量从 {low} 到 {high}。</translation>
        </message>
        <message>
            <source>The place in the season of {steps} steps, whose first is that of {time}, adds from {low} to {high}.</source>
            <translation>在 {steps} 步的季节（其第一步与 {time} 相同）中的位置所加的量从 {low} 到 {high}。</translation>
        </message>
        <message>
            <source>The points were saved to {file}.</source>
            <translation>数据点已保存到 {file}。</translation>
        </message>
        <message>
            <source>The project {file} can only be read. Save it elsewhere first.</source>
            <translation>项目 {file} 只能读取。请先另存到其他位置。</translation>
        </message>
        <message>
            <source>The project {file} has no trained run yet. Train it first.</source>
            <translation>项目 {file} 还没有训练过的运行。请先训练。</translation>
        </message>
        <message>
            <source>The project {file} is no longer there. Put its folder back, or open it where it is now.</source>
            <translation>项目 {file} 已不在原处。请将其文件夹放回，或在现在的位置打开它。</translation>
        </message>
        <message>
            <source>The project's trash is empty.</source>
            <translation>项目的回收站是空的。</translation>
        </message>
        <message>
            <source>The promise is also of values of {group} that training does not know: it allows for how much the {count} of the validation part differ.</source>
            <translation>该承诺也适用于训练未见过的 {group} 取值：它考虑了验证部分 {count} 个取值之间的差异。</translation>
        </message>
        <message>
            <source>The promise is of values of {fact} that training knows; {value} is none of them. Choose {fact} as the split's group column, so that whole ones validate.</source>
            <translation>该承诺只针对训练已见过的 {fact} 取值；{value} 不在其中。请将 {fact} 选为划分的分组列，使整组参与验证。</translation>
        </message>
        <message>
            <source>The rate changes: a step is {train} s in training and {other} s in the {part} part. The model counts steps, so the same number of them means another time.</source>
            <translation>采样间隔变了：训练集一步为 {train} 秒，{part}集一步为 {other} 秒。模型数的是步，因此同样的步数代表不同的时长。</translation>
        </message>
        <message>
            <source>The recordings have different sampling rates ({rates} Hz); all were brought to {rate} Hz.</source>
            <translation>这些录音的采样率不同（{rates} Hz）；已全部转换为 {rate} Hz。</translation>
        </message>
        <message>
            <source>The report could not be printed ({reason}). Please report this.</source>
            <translation>报告无法打印（{reason}）。请报告此问题。</translation>
        </message>
        <message>
            <source>The report was written to {file}.</source>
            <translation>报告已写入 {file}。</translation>
        </message>
        <message>
            <source>The rule: with all that is older taken from other examples, the loss rises by no more than {share} % of what it rises by without any steps ({loss} to {blind}).</source>
            <translation>判定规则：把更早的部分全部换成其他样本的，损失的上升不超过全部被换掉时上升量的 {share} %（由 {loss} 升至 {blind}）。</translation>
        </message>
        <message>
            <source>The run did not learn from sound, so the microphone tells it nothing.</source>
            <translation>这次运行不是从声音学习的，麦克风对它没有意义。</translation>
        </message>
        <message>
            <source>The run's file {file} is missing or damaged. Remove the run's folder {folder}, or restore it from a backup.</source>
            <translation>运行的文件 {file} 缺失或已损坏。请删除运行文件夹 {folder}，或从备份恢复。</translation>
        </message>
        <message>
            <source>The runs in {file} learned from other data than this project's: {name} differs. Collect them into the project that they were bundled from, with its data as they were.</source>
            <translation>{file} 中的运行所学的数据与本项目的不同：{name} 有差别。请把它们收进打包时的项目，并保持其数据原样。</translation>
        </message>
        <message>
            <source>The same as model_int8.c and model_int8.h with weights of eight bits: a quarter of the memory. What they lose is measured on the validation part and told, and refused above half a point of accuracy or 1 % of the squared error.</source>
            <translation>同样的内容写成 model_int8.c 和 model_int8.h，权重为 8 位：内存占用为四分之一。损失会在验证部分上测量并说明；若准确率损失超过 0.5 个百分点或平方误差增加超过 1%，则拒绝导出。</translation>
        </message>
        <message>
            <source>The same {name} is in the training and in a part that judges ({count} of {all}), and {alike} of what judges resembles a training sequence of the same {name} most (by chance {chance}). Split by the group {name} to see how well new ones are answered.</source>
            <translation>相同的 {name} 同时出现在训练集和用于评判的部分（{all} 个中有 {count} 个），而且用于评判的序列中有 {alike} 与同一 {name} 的训练序列最相像（碰巧只会有 {chance}）。请按 {name} 分组划分，才能看出对新对象的效果。</translation>
        </message>
        <message>
            <source>The same {name} is in the training and in a part that judges ({count} of {all}), and {name} alone tells {told} of the answers (by chance {chance}): a model may learn to know {name}. Split by the group {name} to see how well new ones are answered.</source>
            <translation>相同的 {name} 同时出现在训练集和用于评判的部分（{all} 个中有 {count} 个），而且仅凭 {name} 就能说出 {told} 的答案（碰巧只会有 {chance}）：模型可能只是认得 {name}。请按 {name} 分组划分，才能看出对新对象的效果。</translation>
        </message>
        <message>
            <source>The same {name} is in the training and in a part that judges ({count} of {all}): the result says how well known ones are recognised. Split by the group {name} to see how well new ones are.</source>
            <translation>相同的 {name} 同时出现在训练集和用于评判的部分（{all} 个中有 {count} 个）：结果说明的是对已知对象的识别效果。请按 {name} 分组划分，才能看出对新对象的效果。</translation>
        </message>
        <message>
            <source>The search has ended. The best of its trials is number {trial}.</source>
            <translation>搜索已结束。最佳的是第 {trial} 次试验。</translation>
        </message>
        <message>
            <source>The search was kept by another version of optuna: {reason}</source>
            <translation>这次搜索由另一版本的 optuna 保存：{reason}</translation>
        </message>
        <message>
            <source>The search's database {place} cannot be used: {reason}. What was finished is kept; start the search again when it can.</source>
            <translation>无法使用搜索的数据库 {place}：{reason}。已完成的部分会保留；可用时请重新开始搜索。</translation>
        </message>
        <message>
            <source>The season of {target} changes: it repeats every {before} steps in training and every {after} steps after it. Was it measured at another rate?</source>
            <translation>{target} 的周期变了：训练集每 {before} 步重复一次，之后每 {after} 步重复一次。是不是换了采样频率？</translation>
        </message>
        <message>
            <source>The segments head goes on where the block Segments began: add it, or take the linear head.</source>
            <translation>分段解码器与“分段”模块配套使用：请添加该模块，或改用线性输出头。</translation>
        </message>
        <message>
            <source>The segments head has no source in C, so that the model cannot be written as C. Leave C out, or train a model with the linear head.</source>
            <translation>分段解码器没有 C 语言源代码，因此模型无法写成 C。请不要导出 C，或训练使用线性输出头的模型。</translation>
        </message>
        <message>
            <source>The segments head needs at least two features from the block before it.</source>
            <translation>分段解码器至少需要前一模块提供两个特征。</translation>
        </message>
        <message>
            <source>The segments head needs the segments in order: remove the block that merges them.</source>
            <translation>分段解码器需要按顺序的各段：请移除合并它们的模块。</translation>
        </message>
        <message>
            <source>The series repeats every {season} steps.</source>
            <translation>序列每 {season} 步重复一次。</translation>
        </message>
        <message>
            <source>The settings are kept whole in the run's file spec.json. With the files ({names}) in place, these commands do it again:</source>
            <translation>全部设置保存在该运行的 spec.json 中。文件（{names}）就位后，以下命令可重做：</translation>
        </message>
        <message>
            <source>The settings are those of run {run} already.</source>
            <translation>当前设置已经与运行 {run} 相同。</translation>
        </message>
        <message>
            <source>The settings are those of run {run} now. Undo brings the others back.</source>
            <translation>当前设置已改为运行 {run} 的设置。撤销可恢复原来的设置。</translation>
        </message>
        <message>
            <source>The sheet of a spreadsheet, file of an archive or array of JSON, by name or number.</source>
            <translation>电子表格的工作表、压缩包中的文件或 JSON 中的数组，按名称或序号指定。</translation>
        </message>
        <message>
            <source>The shortcut leads around {span} blocks, but only {index} come before it.</source>
            <translation>捷径绕过 {span} 个模块，但前面只有 {index} 个。</translation>
        </message>
        <message>
            <source>The shortcut would add the characters' numbers: lead it around the blocks after the embedding.</source>
            <translation>捷径会把字符编号相加：请让它绕过嵌入之后的模块。</translation>
        </message>
        <message>
            <source>The sound features compare with the whole recording: choose the normalisation channel.</source>
            <translation>声音特征要与整段录音比较：请把归一化设为 channel。</translation>
        </message>
        <message>
            <source>The stacked SimpleRNN with half of each layer's outputs dropped in training.</source>
            <translation>堆叠 SimpleRNN，训练时每层随机丢弃一半输出。</translation>
        </message>
        <message>
            <source>The steady spectrum tells these classes apart (a quick linear probe is right for {steady} with it, {moving} without), so bands are scaled by the training part and not by each recording.</source>
            <translation>稳态频谱即可区分这些类别（快速线性探测带它时正确率 {steady}，不带时 {moving}），因此频带按训练集而不是按每段录音缩放。</translation>
        </message>
        <message>
            <source>The steps are side by side already: this Flatten changes nothing or repeats them.</source>
            <translation>各步已经并排：此展平不起作用，或只是重复它们。</translation>
        </message>
        <message>
            <source>The steps were made by their times, of all rows together, so they cannot be made as rows come. Answer files instead, with workbench predict.</source>
            <translation>这些时间步是按时间由所有行一起得出的，无法随行到来而得出。请改用 workbench predict 回答文件。</translation>
        </message>
        <message>
            <source>The storage's address holds a password. Leave it out, so that no file or list of processes shows it, and put it into ~/.pgpass or the environment variable PGPASSWORD.</source>
            <translation>存储地址中含有密码。请将其去掉，以免出现在文件或进程列表中，并写入 ~/.pgpass 或环境变量 PGPASSWORD。</translation>
        </message>
        <message>
            <source>The table starts at the first row.</source>
            <translation>表格从第一行开始。</translation>
        </message>
        <message>
            <source>The template that this model started from.</source>
            <translation>此模型所用的起始模板。</translation>
        </message>
        <message>
            <source>The test part is where {condition}.</source>
            <translation>测试集为满足 {condition} 的部分。</translation>
        </message>
        <message>
            <source>The text to learn, character by character.</source>
            <translation>要逐字符学习的文本。</translation>
        </message>
        <message>
            <source>The three parts: their examples, and their share of all steps. No step to be answered is in two of them.</source>
            <translation>三个部分：样本数及其占全部步数的比例。没有任何待回答的步同属两个部分。</translation>
        </message>
        <message>
            <source>The times name it, or all their offsets are those of its clocks.</source>
            <translation>时间中写明了它，或所有时差都与该时区的时钟一致。</translation>
        </message>
        <message>
            <source>The training diverged: even the best epoch is much worse than always answering the mean. Choose a lower learning rate, or gradient clipping of 1 or less, and train again.</source>
            <translation>训练已发散：即使最好的一轮也远不如始终回答平均值。请选择较低的学习率，或不大于 1 的梯度裁剪，然后重新训练。</translation>
        </message>
        <message>
            <source>The update was stopped before its first epoch.</source>
            <translation>更新在第一轮结束之前已停止。</translation>
        </message>
        <message>
            <source>The update was stopped. Its run can be gone on with on the page Train.</source>
            <translation>更新已停止。可在“训练”页继续它的运行。</translation>
        </message>
        <message>
            <source>The validation part has {count} answers of known class, and fewer than {least} fit no temperature: probabilities stay as the model gives them.</source>
            <translation>验证部分只有 {count} 个类别已知的回答，少于 {least} 个时不拟合温度：概率保持模型给出的值。</translation>
        </message>
        <message>
            <source>The validation part holds one value of {group} alone, so nothing is promised of others. Let more of them validate.</source>
            <translation>验证部分只有一个 {group} 取值，因此对其他取值不作承诺。请让更多取值参与验证。</translation>
        </message>
        <message>
            <source>The value to answer, as asked.</source>
            <translation>要回答的数值，按您的要求。</translation>
        </message>
        <message>
            <source>The value to answer, one per sequence. Choose another if that is wrong.</source>
            <translation>要回答的数值，每条序列一个。如果不对，请另选。</translation>
        </message>
        <message>
            <source>The value to learn of {name} is '{cell}', which is not a number. Choose the task classify.</source>
            <translation>{name} 要学习的值是“{cell}”，不是数值。请选择分类（classify）任务。</translation>
        </message>
        <message>
            <source>The values of {column} are large beside their changes, which are rounded by a tenth and more. Take a fixed level from the column, or forecast its changes.</source>
            <translation>列 {column} 的数值远大于其变化量，变化量会因舍入损失十分之一以上。请从该列减去一个固定水平，或改为预测其变化量。</translation>
        </message>
        <message>
            <source>The weights of epoch {best}, with the least validation loss, were kept.</source>
            <translation>保留验证损失最小的第 {best} 轮的权重。</translation>
        </message>
        <message>
            <source>The weights of {layer} are thrown about: they moved by {percent} %.</source>
            <translation>{layer} 的权重来回剧烈变动：移动了 {percent} %。</translation>
        </message>
        <message>
            <source>The weights of {layer} hardly move.</source>
            <translation>{layer} 的权重几乎不动。</translation>
        </message>
        <message>
            <source>The weights of {name} sum to {sum}: that share of a change of its level is taken to stay.</source>
            <translation>{name} 的权重之和为 {sum}：其水平变化中有这一份被认为会保持下去。</translation>
        </message>
        <message>
            <source>The weights stayed those of the first.</source>
            <translation>权重沿用第一个起点的权重。</translation>
        </message>
        <message>
            <source>The weights that answer are those of the refit.</source>
            <translation>用于回答的是重新拟合后的权重。</translation>
        </message>
        <message>
            <source>The window also goes straight to the horizon, by weights that are solved before training; the layers learn what is left.</source>
            <translation>窗口同时通过训练前解出的权重直接到达预测范围；各层学习剩余部分。</translation>
        </message>
        <message>
            <source>The words that usually mean no value.</source>
            <translation>通常表示没有值的词。</translation>
        </message>
        <message>
            <source>The workbench's own bands are rolling, and so may differ: they follow what was seen since.</source>
            <translation>工作台自己的区间是滚动的，因此可能不同：它们会随之后看到的数据而变。</translation>
        </message>
        <message>
            <source>The years in column {column}, such as {year}, are taken as they stand. If they are counted as in Thailand, {year} is {otherwise}: write them so, as leap years fall otherwise.</source>
            <translation>列 {column} 中的年份（如 {year}）按原样读取。如果采用泰国佛历，{year} 即 {otherwise}：请改写成公历，因为闰年落在不同的年份。</translation>
        </message>
        <message>
            <source>The zone of the clock that wrote the times, such as Europe/Berlin; as written when not given.</source>
            <translation>记录时间的时钟所在的时区，例如 Europe/Berlin；未给出时按原样。</translation>
        </message>
        <message>
            <source>The {part} part</source>
            <translation>{part}集</translation>
        </message>
        <message>
            <source>The {part} part has no example. Give it a larger share of the data.</source>
            <translation>{part}部分没有样本。请为其分配更大的数据份额。</translation>
        </message>
        <message>
            <source>The {part} part has no examples.</source>
            <translation>{part} 部分没有样本。</translation>
        </message>
        <message>
            <source>The {part} part has no known answer to judge inputs by.</source>
            <translation>{part}部分没有已知答案，无法评判输入。</translation>
        </message>
        <message>
            <source>The {part} part has no known answer: all of {answers} are missing there. Fill them in, or choose another column or split.</source>
            <translation>{part}部分没有已知答案：其中 {answers} 全部缺失。请补全，或选择其他列或划分。</translation>
        </message>
        <message>
            <source>The {part} part has only {count} examples; its result can change much by chance.</source>
            <translation>{part}集只有 {count} 个样本；其结果受偶然影响很大。</translation>
        </message>
        <message>
            <source>The {part} part holds no known value of {targets}; make it larger.</source>
            <translation>{part}集中没有 {targets} 的已知值；请扩大该部分。</translation>
        </message>
        <message>
            <source>The {part} part holds nothing of {count} classes, such as {labels}, so it does not judge them.</source>
            <translation>{part}集缺少 {count} 个类别（如 {labels}），因此无法评判它们。</translation>
        </message>
        <message>
            <source>The {part} part holds one class only, {label}: it cannot tell whether classes are told apart.</source>
            <translation>{part}集只有一个类别 {label}，无法看出模型能否区分各类别。</translation>
        </message>
        <message>
            <source>The {part} part of {steps} steps is too short for a window of {context} + {horizon} steps. Make it larger, or choose a shorter horizon.</source>
            <translation>{part}集的 {steps} 步对 {context} + {horizon} 步的窗口来说太短。请扩大该部分，或选择更小的预测步长。</translation>
        </message>
        <message>
            <source>The {part} part of {steps} steps is too short for a window of {context} + {horizon} steps. The largest context that fits is {fits}; or make the part larger.</source>
            <translation>{part}集的 {steps} 步对 {context} + {horizon} 步的窗口来说太短。可用的最大上下文窗口为 {fits}；或扩大该部分。</translation>
        </message>
        <message>
            <source>Their order does not matter.</source>
            <translation>它们的顺序无关紧要。</translation>
        </message>
        <message>
            <source>Then it was trained once more on training and validation part together.</source>
            <translation>之后在训练集与验证集上合并再训练一次。</translation>
        </message>
        <message>
            <source>There are only {count} sequences, but training, validation and test need one each. Load more files, or split by time.</source>
            <translation>只有 {count} 条序列，但训练集、验证集和测试集各至少需要一条。请载入更多文件，或按时间划分。</translation>
        </message>
        <message>
            <source>There are only {count} training examples; expect chance in the result.</source>
            <translation>只有 {count} 个训练样本；结果可能受偶然影响。</translation>
        </message>
        <message>
            <source>There are only {steps} rows of data. A forecast needs a series of many, at the very least {least}.</source>
            <translation>数据只有 {steps} 行。预测需要更长的序列，至少 {least} 行。</translation>
        </message>
        <message>
            <source>There is a column {column} already. Choose another name.</source>
            <translation>已经有名为 {column} 的列。请换一个名称。</translation>
        </message>
        <message>
            <source>There is a column {column}, so the task is classes.</source>
            <translation>有列 {column}，因此任务是分类。</translation>
        </message>
        <message>
            <source>There is an NVIDIA driver, but torch {version} cannot use it</source>
            <translation>有 NVIDIA 驱动，但 torch {version} 无法使用</translation>
        </message>
        <message>
            <source>There is no answer {number}: the model's are numbered from 0 to {last}.</source>
            <translation>没有编号为 {number} 的答案：模型的答案编号为 0 至 {last}。</translation>
        </message>
        <message>
            <source>There is no case {name}. Choose among {names}.</source>
            <translation>没有用例 {name}。请从 {names} 中选择。</translation>
        </message>
        <message>
            <source>There is no device {name}. Choose auto, cpu, cuda, cuda:1 or mps.</source>
            <translation>没有设备 {name}。请选择 auto、cpu、cuda、cuda:1 或 mps。</translation>
        </message>
        <message>
            <source>There is no display; the window will not open, the command line works</source>
            <translation>没有显示器；窗口将无法打开，命令行仍可使用</translation>
        </message>
        <message>
            <source>There is no encoding named {encoding} to read {file} with. Write one such as utf-8 or gb18030.</source>
            <translation>没有名为 {encoding} 的编码可用于读取 {file}。请填写 utf-8 或 gb18030 之类。</translation>
        </message>
        <message>
            <source>There is no file {file}, which is shard {place} of {count} of {list}. Put it back, or convert the data again.</source>
            <translation>文件 {file} 不存在，它是 {list} 的 {count} 个分片中的第 {place} 个。请把它放回，或重新转换数据。</translation>
        </message>
        <message>
            <source>There is no file {file}. Choose where it is now, or remove it.</source>
            <translation>没有文件 {file}。请选择它现在的位置，或将其移除。</translation>
        </message>
        <message>
            <source>There is no folder for runs yet. Save the project, then train.</source>
            <translation>还没有存放运行的文件夹。请先保存项目，再训练。</translation>
        </message>
        <message>
            <source>There is no label column, so the task is a forecast.</source>
            <translation>没有标签列，因此任务是预测。</translation>
        </message>
        <message>
            <source>There is no question {name}. Choose among {known}.</source>
            <translation>没有问题 {name}。请从 {known} 中选择。</translation>
        </message>
        <message>
            <source>There is no rival to compare with.</source>
            <translation>没有可以比较的对手。</translation>
        </message>
        <message>
            <source>There is no row.</source>
            <translation>没有任何行。</translation>
        </message>
        <message>
            <source>There is no run {run} in this project. Its newest: {known}.</source>
            <translation>此项目中没有运行 {run}。最新的有：{known}。</translation>
        </message>
        <message>
            <source>There is no sequence {name}. The first: {known}.</source>
            <translation>没有序列 {name}。前几个是：{known}。</translation>
        </message>
        <message>
            <source>There is no setting {key} in this experiment.</source>
            <translation>此实验中没有设置 {key}。</translation>
        </message>
        <message>
            <source>There is no setting {key}. Near it: {near}. `workbench new --help` lists all.</source>
            <translation>没有设置项 {key}。相近的有：{near}。`workbench new --help` 列出全部。</translation>
        </message>
        <message>
            <source>There is no setting {key}. `workbench new --help` lists all.</source>
            <translation>没有设置项 {key}。`workbench new --help` 列出全部。</translation>
        </message>
        <message>
            <source>There is no template {name} for the task {task}. There are {names}.</source>
            <translation>任务{task}没有模板 {name}。可用的有 {names}。</translation>
        </message>
        <message>
            <source>There is no time zone {zone}. Write one such as Europe/Berlin, Asia/Shanghai or UTC.</source>
            <translation>没有时区 {zone}。请写成 Europe/Berlin、Asia/Shanghai 或 UTC 这样的名称。</translation>
        </message>
        <message>
            <source>There is nothing to learn</source>
            <translation>没有可学的东西</translation>
        </message>
        <message>
            <source>There is nothing to search: choose the settings to vary, such as --space training.learning_rate=0.0001..0.01:log.</source>
            <translation>没有可搜索的内容：请选择要变动的设置，例如 --space training.learning_rate=0.0001..0.01:log。</translation>
        </message>
        <message>
            <source>There is nothing to train.</source>
            <translation>没有可训练的内容。</translation>
        </message>
        <message>
            <source>There is only one class, {name}: nothing is to be told apart.</source>
            <translation>只有一个类别 {name}：没有可区分的内容。</translation>
        </message>
        <message>
            <source>These two axes show {share} % of how the states of block {block}, layer {layer} differ in {count} examples.</source>
            <translation>这两个轴显示了模块 {block} 第 {layer} 层的状态在 {count} 个示例中差异的 {share}%。</translation>
        </message>
        <message>
            <source>They are recordings, so the task is to tell classes apart.</source>
            <translation>这些是录音，因此任务是分类。</translation>
        </message>
        <message>
            <source>They tell of {steps} steps ahead and no more, so the horizon is {steps} steps.</source>
            <translation>它们只能说明未来 {steps} 步，因此预测步数为 {steps} 步。</translation>
        </message>
        <message>
            <source>This Mac or its macOS is too old for it.</source>
            <translation>此 Mac 或其 macOS 版本过旧。</translation>
        </message>
        <message>
            <source>This PyTorch cannot train in several processes. Install one that can, or use one device.</source>
            <translation>此 PyTorch 无法用多个进程训练。请安装可以的版本，或使用一个设备。</translation>
        </message>
        <message>
            <source>This PyTorch was built without support for NVIDIA GPUs.</source>
            <translation>此 PyTorch 在构建时未支持 NVIDIA GPU。</translation>
        </message>
        <message>
            <source>This backtest is being trained by another window or command right now. Let it end there, or stop it.</source>
            <translation>这个回测正由另一个窗口或命令训练。请让它在那里结束，或将其停止。</translation>
        </message>
        <message>
            <source>This block sees the character that is to be guessed: let it read forwards only, or be causal.</source>
            <translation>此模块会看到要预测的字符：请让它只向前读取，或设为因果。</translation>
        </message>
        <message>
            <source>This export has no bands. Judge its run, as `workbench evaluate` does, and export it again.</source>
            <translation>这个导出没有区间。请先评判其运行（如 `workbench evaluate`），再重新导出。</translation>
        </message>
        <message>
            <source>This is what the layers say; the kernel path beside them has a say of its own.</source>
            <translation>这是各层所依据的内容；旁边的卷积核通路另有其判断。</translation>
        </message>
        <message>
            <source>This is {name}, the first of {count} tables: {names}.</source>
            <translation>这是 {name}，共 {count} 个表中的第一个：{names}。</translation>
        </message>
        <message>
            <source>This model has no linear path: it belongs to forecasters whose head has one.</source>
            <translation>该模型没有线性通路：只有输出头带线性通路的预测模型才有。</translation>
        </message>
        <message>
            <source>This model has no recurrent layers, so it has no gates and states to show.</source>
            <translation>此模型没有循环层，因此没有可显示的门和状态。</translation>
        </message>
        <message>
            <source>This model has no recurrent layers, so it has no states to burn in.</source>
            <translation>该模型没有循环层，因此没有可预热的状态。</translation>
        </message>
        <message>
            <source>This model has nothing to train.</source>
            <translation>此模型没有可训练的参数。</translation>
        </message>
        <message>
            <source>This model is as good without its inputs: what it reads changes its loss by nothing.</source>
            <translation>这个模型没有输入也一样好：它读到的内容完全不影响损失。</translation>
        </message>
        <message>
            <source>This model needs about {needed} of memory, and {free} are free. Choose fewer units, fewer blocks or a smaller batch.</source>
            <translation>此模型约需 {needed} 内存，而可用的只有 {free}。请减少单元数或模块数，或使用较小的批次。</translation>
        </message>
        <message>
            <source>This model uses about the last {horizon} of {context}, to the far end: a longer context may be worth a try.</source>
            <translation>这个模型大约用到 {context} 中的最后 {horizon}，直到最远处：不妨试试更长的上下文。</translation>
        </message>
        <message>
            <source>This model uses about the last {horizon} of {context}.</source>
            <translation>这个模型大约用到 {context} 中的最后 {horizon}。</translation>
        </message>
        <message>
            <source>This project's search goes on in another window or command. Stop it there first, or share it among many with --storage.</source>
            <translation>此项目的搜索正在另一个窗口或命令中进行。请先在那里停止，或用 --storage 供多个进程共享。</translation>
        </message>
        <message>
            <source>This row has {count} cells instead of {width}; the last count as missing.</source>
            <translation>此行有 {count} 个单元格，应为 {width} 个；末尾缺少的视为缺失。</translation>
        </message>
        <message>
            <source>This row has {count} cells instead of {width}; the last stand in columns of their own.</source>
            <translation>此行有 {count} 个单元格，应为 {width} 个；多出的单独成列。</translation>
        </message>
        <message>
            <source>This row's quotes or delimiters are faulty; it was read as other rows are.</source>
            <translation>此行的引号或分隔符有误；已按其他行的方式读取。</translation>
        </message>
        <message>
            <source>This run cannot answer step by step. {reason}</source>
            <translation>这次运行无法逐步回答。{reason}</translation>
        </message>
        <message>
            <source>This setting is searched over. Choose more, or start the search on the page Train.</source>
            <translation>此设置将被搜索。可继续选择其他设置，或在“训练”页开始搜索。</translation>
        </message>
        <message>
            <source>Thousands mark</source>
            <translation>千位分隔符</translation>
        </message>
        <message>
            <source>Three gates and a memory cell</source>
            <translation>三个门加一个记忆单元</translation>
        </message>
        <message>
            <source>Three steps before and three after, told apart by a logistic regression</source>
            <translation>前后各三个时间步，由逻辑回归区分</translation>
        </message>
        <message>
            <source>Thursday</source>
            <translation>星期四</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Time mask</source>
            <translation>时间遮盖</translation>
        </message>
        <message>
            <source>Time runs</source>
            <translation>时间方向</translation>
        </message>
        <message>
            <source>Time shift</source>
            <translation>时间平移</translation>
        </message>
        <message>
            <source>Time zone</source>
            <translation>时区</translation>
        </message>
        <message>
            <source>Times repeat in the file, and this column tells their rows apart.</source>
            <translation>文件中的时间有重复，此列可区分这些行。</translation>
        </message>
        <message>
            <source>Times repeat, and no column tells their rows apart: several series may be mixed here. Give the column that names the series the role sequence.</source>
            <translation>时间有重复，且没有任何列能区分这些行：这里可能混有多条序列。请将标明序列的列的角色设为“序列”。</translation>
        </message>
        <message>
            <source>Times repeat, and their hours go from 1 to 12: AM and PM seem to be left out. Write them, or hours up to 23, else the rows of mornings and afternoons are mixed.</source>
            <translation>时间有重复，而且小时只从 1 到 12：似乎缺少上午和下午（AM、PM）。请写上它们，或用到 23 的小时，否则上午和下午的行会混在一起。</translation>
        </message>
        <message>
            <source>Times run from {first} to {last}.</source>
            <translation>时间从 {first} 到 {last}。</translation>
        </message>
        <message>
            <source>Times that repeat</source>
            <translation>重复的时间</translation>
        </message>
        <message>
            <source>Times without a zone in column {column} ({count}) are taken to be of the others' zone.</source>
            <translation>{column} 列中没有时区的时间（{count} 个）按其余时间的时区处理。</translation>
        </message>
        <message>
            <source>To be forecast, as asked.</source>
            <translation>要预测的列，按您的要求。</translation>
        </message>
        <message>
            <source>To be forecast, by its name. Choose another if that is wrong.</source>
            <translation>按名称看要预测它。若不对，请另选一列。</translation>
        </message>
        <message>
            <source>To be forecast: it ends where other columns go on. Choose another if that is wrong.</source>
            <translation>要预测的列：其他列还在延续，而它已到末尾。如不正确请另选。</translation>
        </message>
        <message>
            <source>To be forecast: the last number column that is neither weather nor a mere flag. Choose another if that is wrong.</source>
            <translation>要预测的列：最后一个既非天气、也不只是标志的数值列。如不正确请另选。</translation>
        </message>
        <message>
            <source>To be forecast: the last number column that is no mere flag. Choose another if that is wrong.</source>
            <translation>要预测的列：最后一个不只是标志的数值列。如不正确请另选。</translation>
        </message>
        <message>
            <source>To be forecast: the last number column. Choose another if that is wrong.</source>
            <translation>要预测的列：最后一个数值列。如果不对，请另选。</translation>
        </message>
        <message>
            <source>To do it again</source>
            <translation>如何重做</translation>
        </message>
        <message>
            <source>Told once</source>
            <translation>只写一次</translation>
        </message>
        <message>
            <source>Too few examples are judged for an interval.</source>
            <translation>评判的样本太少，无法给出区间。</translation>
        </message>
        <message>
            <source>Tracing the model for {file}</source>
            <translation>正在为 {file} 追踪模型</translation>
        </message>
        <message>
            <source>Train for {epochs} epochs.</source>
            <translation>训练 {epochs} 轮。</translation>
        </message>
        <message>
            <source>Trained</source>
            <translation>训练时间</translation>
        </message>
        <message>
            <source>Trained elsewhere as {run}, from {created} on.</source>
            <translation>在别处作为 {run} 训练，始于 {created}。</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>Training loss</source>
            <translation>训练损失</translation>
        </message>
        <message>
            <source>Training part</source>
            <translation>训练集</translation>
        </message>
        <message>
            <source>Training part's bands</source>
            <translation>按训练集的频带</translation>
        </message>
        <message>
            <source>Training takes nearly all memory of {device}. A smaller batch is safer.</source>
            <translation>训练几乎用尽 {device} 的内存。较小的批大小更稳妥。</translation>
        </message>
        <message>
            <source>Training writes into this project. Stop it or wait, then save elsewhere.</source>
            <translation>训练正在写入此项目。请先停止或等待，再保存到别处。</translation>
        </message>
        <message>
            <source>Training {number} of {count}</source>
            <translation>正在训练第 {number} 个，共 {count} 个</translation>
        </message>
        <message>
            <source>Trials</source>
            <translation>试验次数</translation>
        </message>
        <message>
            <source>Trim silence</source>
            <translation>去除静音</translation>
        </message>
        <message>
            <source>True class</source>
            <translation>真实类别</translation>
        </message>
        <message>
            <source>True or false: an input of 1 and 0.</source>
            <translation>是或否：以 1 和 0 作为输入。</translation>
        </message>
        <message>
            <source>Truth</source>
            <translation>真值</translation>
        </message>
        <message>
            <source>Trying a few steps</source>
            <translation>正在试运行几步</translation>
        </message>
        <message>
            <source>Trying batches of {batch_size}</source>
            <translation>正在尝试批大小 {batch_size}</translation>
        </message>
        <message>
            <source>Trying learning rates</source>
            <translation>正在尝试学习率</translation>
        </message>
        <message>
            <source>Trying the model with and without its linear path</source>
            <translation>正在试验带与不带线性通路的模型</translation>
        </message>
        <message>
            <source>Tuesday</source>
            <translation>星期二</translation>
        </message>
        <message>
            <source>Two LSTM layers read text letter by letter and guess what comes next.</source>
            <translation>两个 LSTM 层逐字读取文本，预测下一个字符。</translation>
        </message>
        <message>
            <source>Two LSTM layers with dropout on changes since the last value, for longer memories.</source>
            <translation>两个带 dropout 的 LSTM 层，学习相对最后一个值的变化，适合较长记忆。</translation>
        </message>
        <message>
            <source>Two columns are named {name}; this one is called {unique}.</source>
            <translation>有两列都叫 {name}；这一列命名为 {unique}。</translation>
        </message>
        <message>
            <source>Two files would both become {file}. Convert them one at a time.</source>
            <translation>两个文件都会变成 {file}。请逐个转换。</translation>
        </message>
        <message>
            <source>Two gates, long memory, light</source>
            <translation>两个门，记忆长，轻量</translation>
        </message>
        <message>
            <source>Two simple recurrent layers of 64 units, as in a textbook; fine for short memories.</source>
            <translation>两个 64 单元的简单循环层，如教科书所示；适合短记忆。</translation>
        </message>
        <message>
            <source>Two-way LSTM classifier</source>
            <translation>双向 LSTM 分类器</translation>
        </message>
        <message>
            <source>Types of columns</source>
            <translation>列的类型</translation>
        </message>
        <message>
            <source>Unit of times</source>
            <translation>时间单位</translation>
        </message>
        <message>
            <source>Units</source>
            <translation>隐藏单元数</translation>
        </message>
        <message>
            <source>Update all weights in one pass where torch offers that for the optimiser and the device.</source>
            <translation>在 torch 对该优化器和设备提供时，一次更新所有权重。</translation>
        </message>
        <message>
            <source>Use</source>
            <translation>用法</translation>
        </message>
        <message>
            <source>Use only the first {count} steps</source>
            <translation>只用前 {count} 步</translation>
        </message>
        <message>
            <source>Validating epoch {epoch}</source>
            <translation>正在验证第 {epoch} 轮</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>验证</translation>
        </message>
        <message>
            <source>Validation accuracy, %</source>
            <translation>验证准确率，%</translation>
        </message>
        <message>
            <source>Validation is unlike the test part</source>
            <translation>验证部分与测试部分不同</translation>
        </message>
        <message>
            <source>Validation loss</source>
            <translation>验证损失</translation>
        </message>
        <message>
            <source>Validation part</source>
            <translation>验证集</translation>
        </message>
        <message>
            <source>Validation perplexity</source>
            <translation>验证困惑度</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <source>Value per sequence</source>
            <translation>每条序列一个值</translation>
        </message>
        <message>
            <source>Values of {columns} end earlier than the rest: up to {count} missing steps at the end repeat the last known value, and forecasts beyond the end rest on them.</source>
            <translation>{columns} 的数值比其余列结束得早：末尾至多 {count} 个缺失步重复最后一个已知值，超出末尾的预测以它们为依据。</translation>
        </message>
        <message>
            <source>Values that a grid takes from each range, from low to high.</source>
            <translation>网格从每个范围中由低到高取多少个值。</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>结论</translation>
        </message>
        <message>
            <source>W, U: weights; b, c: biases; all are learned</source>
            <translation>W、U：权重；b、c：偏置；均由学习得到</translation>
        </message>
        <message>
            <source>W: learned weights where the widths differ, else nothing is changed</source>
            <translation>W：宽度不同时为学习得到的权重，否则不作改变</translation>
        </message>
        <message>
            <source>W: one weight matrix per step that is seen; b: biases; both are learned at every level</source>
            <translation>W：每个可见步一个权重矩阵；b：偏置；每一级都各自学习</translation>
        </message>
        <message>
            <source>W: recurrent weights; U: input weights; b: biases; all are learned and the same at every step</source>
            <translation>W：循环权重；U：输入权重；b：偏置；均由学习得到，且每一步相同</translation>
        </message>
        <message>
            <source>W: weights; b: biases; both are learned and the same for all segments and columns</source>
            <translation>W：权重；b：偏置；均由学习得到，且对所有段和列相同</translation>
        </message>
        <message>
            <source>WQL</source>
            <translation>WQL</translation>
        </message>
        <message>
            <source>Waiting for the trials of other workers</source>
            <translation>正在等待其他工作进程的试验</translation>
        </message>
        <message>
            <source>Watching the answer form</source>
            <translation>正在观察答案如何形成</translation>
        </message>
        <message>
            <source>Watching {folder}: {count} files</source>
            <translation>正在监视 {folder}：{count} 个文件</translation>
        </message>
        <message>
            <source>Wednesday</source>
            <translation>星期三</translation>
        </message>
        <message>
            <source>Week</source>
            <translation>周</translation>
        </message>
        <message>
            <source>Weekday</source>
            <translation>星期</translation>
        </message>
        <message>
            <source>Weight</source>
            <translation>权重</translation>
        </message>
        <message>
            <source>Weight averaging</source>
            <translation>权重平均</translation>
        </message>
        <message>
            <source>Weight decay</source>
            <translation>权重衰减</translation>
        </message>
        <message>
            <source>Weighted quantile loss, as a share of how far the truth lies from the training part's mean</source>
            <translation>加权分位数损失，相对于真值与训练部分均值的距离</translation>
        </message>
        <message>
            <source>Weighted quantile loss: how far off the nine deciles of the forecast are, as a share of the truth's size; lower is better</source>
            <translation>加权分位数损失：预测的九个十分位数偏离多少，占真值大小的份额；越低越好</translation>
        </message>
        <message>
            <source>Weighted sums at every step</source>
            <translation>每一步的加权和</translation>
        </message>
        <message>
            <source>Weights are being drawn anew, to see whether they destroy the picture.</source>
            <translation>正在重新抽取权重，看这幅图是否会因此消失。</translation>
        </message>
        <message>
            <source>Weights drawn anew destroy the picture (rank correlation {correlation}): it shows what was learned.</source>
            <translation>重新抽取权重后这幅图不复存在（秩相关 {correlation}）：它显示的是学到的内容。</translation>
        </message>
        <message>
            <source>Weights drawn anew give a similar picture (rank correlation {correlation}): it shows the example more than what was learned. Do not rely on it.</source>
            <translation>重新抽取权重后得到相似的图（秩相关 {correlation}）：它显示的更多是样本本身而不是学到的内容。请勿依赖它。</translation>
        </message>
        <message>
            <source>Weights of the linear path for {ahead} steps ahead, in deviations of {target} per deviation of an input's value so many steps back.</source>
            <translation>向前 {ahead} 步时线性通路的权重：往回若干步的输入值每变化一个标准差，{target} 变化多少个标准差。</translation>
        </message>
        <message>
            <source>What</source>
            <translation>项目</translation>
        </message>
        <message>
            <source>What a time column of numbers counts: from 1970 on, or, in days, as spreadsheets do from 1900 on; Windows' file times and .NET's ticks are tenths of microseconds from 1601 and from the year 1 on; MATLAB's datenum are days, s and days with a year count from its beginning (s1582 as SPSS does), and years have a fraction that tells the month.</source>
            <translation>数字时间列计数的单位：自 1970 年起，或像电子表格那样以天为单位自 1900 年起；Windows 文件时间和 .NET ticks 是自 1601 年和自公元 1 年起的十分之一微秒；MATLAB 的 datenum 是天数；带年份的 s 和 days 自该年初起计数（s1582 与 SPSS 相同）；years 是年份，其小数部分表示月份。</translation>
        </message>
        <message>
            <source>What columns are called here, by their names in the file.</source>
            <translation>各列在这里的名称，按文件中的列名给出。</translation>
        </message>
        <message>
            <source>What columns hold where their cells tell it wrongly, by their names in the file.</source>
            <translation>单元格内容会误导时各列的类型，按文件中的列名给出。</translation>
        </message>
        <message>
            <source>What each column is for, by its name.</source>
            <translation>每一列的用途，按列名。</translation>
        </message>
        <message>
            <source>What each unit lets through and holds at every step of an example</source>
            <translation>每个单元在示例的每一步让什么通过、保留什么</translation>
        </message>
        <message>
            <source>What eight-bit weights lose is measured on the validation part, whose data are not at hand. Bring the files back to where they were, or leave these formats out.</source>
            <translation>8 位权重的损失要在验证部分上测量，但其数据不可用。请把文件放回原处，或不要导出这些格式。</translation>
        </message>
        <message>
            <source>What followed the last one to five characters in the training part, the longer the more trusted</source>
            <translation>训练部分中最后一到五个字符之后出现的字符，越长越可信</translation>
        </message>
        <message>
            <source>What is quieter than this below the recording's loudest band is raised to it, so that recordings with more or less background noise look alike; 0 keeps everything.</source>
            <translation>低于录音最响频带这么多的部分会被抬升到该值，使背景噪声多少不同的录音看起来一致；0 表示全部保留。</translation>
        </message>
        <message>
            <source>What is taken from a column before anything else and given back to every answer, by its name.</source>
            <translation>在其他处理之前从某列减去、并在每个答案中加回的数值，按列名给出。</translation>
        </message>
        <message>
            <source>What it rests on</source>
            <translation>答案的依据</translation>
        </message>
        <message>
            <source>What its linear path weighs</source>
            <translation>线性通路的权重</translation>
        </message>
        <message>
            <source>What shares the same {column} stays in one part.</source>
            <translation>{column} 相同的样本留在同一部分。</translation>
        </message>
        <message>
            <source>What stands between the thousands of numbers; it is also told from the decimal mark.</source>
            <translation>数值千位之间的符号；也据此判断小数点。</translation>
        </message>
        <message>
            <source>What the bands hold: the share of truths inside them and their mean width, by steps ahead. Bands are conformal, from the errors on the validation part and on what was seen since.</source>
            <translation>区间带的覆盖：按预测步给出带内真值的比例与平均宽度。区间带为共形预测，取自验证集及其后所见的误差。</translation>
        </message>
        <message>
            <source>What the loss on validation becomes when all that is older than a lag is taken away</source>
            <translation>去掉早于某个滞后的全部内容后，验证损失会变成多少</translation>
        </message>
        <message>
            <source>What the model answers: future values, a class or a value per sequence, a class per step, or the next character.</source>
            <translation>模型回答的内容：未来的值、每条序列的类别或数值、每步的类别，或下一个字符。</translation>
        </message>
        <message>
            <source>What the model is to answer</source>
            <translation>模型要回答的内容</translation>
        </message>
        <message>
            <source>What the model sees of each step's time, such as hour and weekday; in a forecast, of the steps to come.</source>
            <translation>模型能看到每一步时间中的哪些部分，例如小时和星期；预测时则是后续各步的。</translation>
        </message>
        <message>
            <source>What the model writes on from the first words of the test part:</source>
            <translation>模型从测试集开头续写的文字：</translation>
        </message>
        <message>
            <source>What the straight way past the layers weighs, step by step back, and what they are worth</source>
            <translation>绕过各层的直通路逐步往回的权重，以及各层的价值</translation>
        </message>
        <message>
            <source>What these files hold</source>
            <translation>这些文件</translation>
        </message>
        <message>
            <source>What training makes small: squared, absolute or Huber error; pinball for quantiles, cross-entropy for classes.</source>
            <translation>训练所减小的量：平方误差、绝对误差或 Huber 误差；分位数用 pinball，类别用交叉熵。</translation>
        </message>
        <message>
            <source>What went wrong in this training, by which signs, and what may mend it</source>
            <translation>这次训练出了什么问题、有哪些迹象、怎样可能改善</translation>
        </message>
        <message>
            <source>What {answer} rests on most is {input} at step {step} ({share} % of all that moves it).</source>
            <translation>{answer} 最主要的依据是第 {step} 步的 {input}（占全部影响的 {share} %）。</translation>
        </message>
        <message>
            <source>What {answer} rests on most is {input} at {seconds} s ({share} % of all that moves it).</source>
            <translation>{answer} 最主要的依据是 {seconds} 秒处的 {input}（占全部影响的 {share} %）。</translation>
        </message>
        <message>
            <source>Where examples are few: train once with and once without the head's linear path first, and go on without it where training and validation are clearly better so.</source>
            <translation>样本较少时：先分别带与不带输出头的线性通路各训练一次；若不带时训练与验证都明显更好，则不用它继续。</translation>
        </message>
        <message>
            <source>Where no hash stands, as for folders, the fingerprint below tells all that was read.</source>
            <translation>未列出哈希处（如文件夹），由下面的指纹代表读入的全部内容。</translation>
        </message>
        <message>
            <source>Where states live</source>
            <translation>状态所在之处</translation>
        </message>
        <message>
            <source>Where the first band begins.</source>
            <translation>第一个频带的起点。</translation>
        </message>
        <message>
            <source>Where the last band ends; half of the sample rate when not given.</source>
            <translation>最后一个频带的终点；未给出时为采样率的一半。</translation>
        </message>
        <message>
            <source>Where the parts lie along the series; the colours are those above.</source>
            <translation>各部分在序列中的位置；颜色同上。</translation>
        </message>
        <message>
            <source>Where time runs to the right, rows become columns, or every cell a row of one long table; where series lie one below the other, each may become a column. As the file has it when not given.</source>
            <translation>时间向右排列时，行可变成列，或每个单元格变成长表中的一行；序列上下相接时，每个序列可变成一列。未指定时与文件一致。</translation>
        </message>
        <message>
            <source>Whether files such as X_train and y_train are one table, row by row.</source>
            <translation>像 X_train 与 y_train 这样的文件是否逐行合为一张表。</translation>
        </message>
        <message>
            <source>Which columns matter</source>
            <translation>哪些列重要</translation>
        </message>
        <message>
            <source>Which inputs it needs</source>
            <translation>它需要哪些输入</translation>
        </message>
        <message>
            <source>Which of four gestures was made? 240 recordings of a hand-held sensor, 20 to 50 steps each (simulated).</source>
            <translation>做的是四种手势中的哪一种？240 段手持传感器记录，每段 20 到 50 步（模拟数据）。</translation>
        </message>
        <message>
            <source>Which of the folds is the test part.</source>
            <translation>哪一折作为测试部分。</translation>
        </message>
        <message>
            <source>Which of the numbers of a date is the year, the month and the day, where they could be exchanged.</source>
            <translation>日期中的数字可能互换时，哪个是年、月、日。</translation>
        </message>
        <message>
            <source>Which trials end early, by their validation losses: those worse than the median of others at that epoch; by hyperband, which gives few epochs to many trials and many to few; or none.</source>
            <translation>按各轮的验证损失决定哪些试验提前结束：比同一轮其他试验的中位数差的；hyperband，即多数试验只训练少数几轮、少数试验训练多轮；或者都不提前结束。</translation>
        </message>
        <message>
            <source>Whiskers: 95 % intervals from a bootstrap over blocks of neighbouring examples.</source>
            <translation>须线：对相邻样本块做自助法得到的 95% 区间。</translation>
        </message>
        <message>
            <source>Whole sequences, or groups of them, are dealt into so many folds, one of which is the test part; 0 deals none.</source>
            <translation>把整条序列或成组的序列分成这么多折，其中一折作为测试部分；0 表示不分折。</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>宽度</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>窗口</translation>
        </message>
        <message>
            <source>Windows file times</source>
            <translation>Windows 文件时间</translation>
        </message>
        <message>
            <source>Windows keep their level: with it a quick regression foretells {targets} better throughout the training part and on validation.</source>
            <translation>窗口保留其水平：保留水平时，一个快速回归在训练部分各处以及验证部分上都能更好地预测 {targets}。</translation>
        </message>
        <message>
            <source>Windows lose their mean and spread, as where amplitudes grow: so a quick regression foretells {targets} better throughout the training part and on validation.</source>
            <translation>如同振幅不断增大的情形，窗口减去均值并除以离散程度：这样，一个快速回归在训练部分各处以及验证部分上都能更好地预测 {targets}。</translation>
        </message>
        <message>
            <source>With {inputs} a quick regression foretells {targets} better everywhere in the training part and on validation, so they are inputs.</source>
            <translation>加入 {inputs} 后，快速回归在训练部分的每一处以及验证部分都能更准确地预测 {targets}，因此它们作为输入。</translation>
        </message>
        <message>
            <source>Without the linear path training and validation are clearly better, so it is left out: {without}, {with}.</source>
            <translation>不带线性通路时训练与验证都明显更好，因此略去它：{without}，{with}。</translation>
        </message>
        <message>
            <source>Words that mean no value among numbers and times, with commas between: NA, k.A., -999.</source>
            <translation>数值和时间中表示没有值的词，用逗号隔开，例如 NA, k.A., -999。</translation>
        </message>
        <message>
            <source>Words that repeat. Make it a category to let the model see them.</source>
            <translation>重复出现的词语。将该列设为“类别”，模型就能看到它们。</translation>
        </message>
        <message>
            <source>Worse than a simple method</source>
            <translation>不如简单方法</translation>
        </message>
        <message>
            <source>Worse than the best rival, {rival}, in {metric}: better {better} of {count} times, and surely not on average.</source>
            <translation>按 {metric} 不如最强对手（{rival}）：{count} 次中有 {better} 次更好，平均而言确实更差。</translation>
        </message>
        <message>
            <source>Worse than the median</source>
            <translation>差于中位数</translation>
        </message>
        <message>
            <source>Writing</source>
            <translation>正在写</translation>
        </message>
        <message>
            <source>Writing the model's files</source>
            <translation>正在写出模型文件</translation>
        </message>
        <message>
            <source>Writing the report</source>
            <translation>正在写报告</translation>
        </message>
        <message>
            <source>Writing {file}</source>
            <translation>正在写入 {file}</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>年</translation>
        </message>
        <message>
            <source>Year, day, month</source>
            <translation>年、日、月</translation>
        </message>
        <message>
            <source>Year, month, day</source>
            <translation>年、月、日</translation>
        </message>
        <message>
            <source>Year, week</source>
            <translation>年、周</translation>
        </message>
        <message>
            <source>Years with a fraction</source>
            <translation>带小数的年份</translation>
        </message>
        <message>
            <source>Zeros at random, less overfitting</source>
            <translation>随机置零，减少过拟合</translation>
        </message>
        <message>
            <source>`workbench verify` with this folder says whether any of it has changed since.</source>
            <translation>对此文件夹运行 `workbench verify`，可知其中内容此后是否有改动。</translation>
        </message>
        <message>
            <source>a WAV file, or a folder of them, with {rate} samples a second</source>
            <translation>一个 WAV 文件，或装有它们的文件夹，每秒 {rate} 个采样</translation>
        </message>
        <message>
            <source>a day of every month</source>
            <translation>每月一天</translation>
        </message>
        <message>
            <source>a day of one month in {count}</source>
            <translation>每 {count} 个月一天</translation>
        </message>
        <message>
            <source>a device</source>
            <translation>设备</translation>
        </message>
        <message>
            <source>a forecast from every window, not only the last</source>
            <translation>从每个窗口预测，而不只是最后一个</translation>
        </message>
        <message>
            <source>a logistic regression on segment means and deviations</source>
            <translation>基于分段均值和标准差的逻辑回归</translation>
        </message>
        <message>
            <source>a logistic regression on the values around each step</source>
            <translation>基于每个时间步前后数值的逻辑回归</translation>
        </message>
        <message>
            <source>a number has too many digits, in line {row}</source>
            <translation>第 {row} 行有一个数位数过多</translation>
        </message>
        <message>
            <source>a number is larger than any that can be computed with</source>
            <translation>有一个数大得无法计算</translation>
        </message>
        <message>
            <source>a paired test</source>
            <translation>配对检验</translation>
        </message>
        <message>
            <source>a pipe</source>
            <translation>管道</translation>
        </message>
        <message>
            <source>a ridge regression on segment means and deviations</source>
            <translation>基于分段均值和标准差的岭回归</translation>
        </message>
        <message>
            <source>a ridge regression on the same window</source>
            <translation>基于相同窗口的岭回归</translation>
        </message>
        <message>
            <source>a run in it has other sources than its data</source>
            <translation>其中一个运行的数据来源与其数据不符</translation>
        </message>
        <message>
            <source>a run in it lacks {name}</source>
            <translation>其中一个运行缺少 {name}</translation>
        </message>
        <message>
            <source>a shard has more rows than its bytes can hold</source>
            <translation>某个分片的行数超过其字节所能容纳的数量</translation>
        </message>
        <message>
            <source>a socket</source>
            <translation>套接字</translation>
        </message>
        <message>
            <source>all steps</source>
            <translation>全部步</translation>
        </message>
        <message>
            <source>always answering the commonest class, {label}</source>
            <translation>总是回答最常见的类别 {label}</translation>
        </message>
        <message>
            <source>always answering the training part's mean</source>
            <translation>总是回答训练部分的均值</translation>
        </message>
        <message>
            <source>always answering the training part's median</source>
            <translation>总是回答训练部分的中位数</translation>
        </message>
        <message>
            <source>an empty cell repeats the one before</source>
            <translation>空单元格沿用前一个值</translation>
        </message>
        <message>
            <source>answers at every step</source>
            <translation>每一步都回答</translation>
        </message>
        <message>
            <source>answers samples as they come, one on each line; needs Python, onnxruntime and numpy</source>
            <translation>采样值随到随答，每行一个；需要 Python、onnxruntime 和 numpy</translation>
        </message>
        <message>
            <source>answers step by step; needs Python, onnxruntime and numpy</source>
            <translation>逐步回答；需要 Python、onnxruntime 和 numpy</translation>
        </message>
        <message>
            <source>answers your files; needs Python, onnxruntime and numpy</source>
            <translation>回答您的文件；需要 Python、onnxruntime 和 numpy</translation>
        </message>
        <message>
            <source>answers your files; needs Python, torch and numpy</source>
            <translation>回答您的文件；需要 Python、torch 和 numpy</translation>
        </message>
        <message>
            <source>around the block above</source>
            <translation>绕过上一个模块</translation>
        </message>
        <message>
            <source>around {count} blocks</source>
            <translation>绕过 {count} 个模块</translation>
        </message>
        <message>
            <source>at no pace that is sure</source>
            <translation>没有确定的节奏</translation>
        </message>
        <message>
            <source>auto takes the best present; or cpu, cuda, cuda:1, mps.</source>
            <translation>auto 选用现有最佳设备；或 cpu、cuda、cuda:1、mps。</translation>
        </message>
        <message>
            <source>band</source>
            <translation>个频带</translation>
        </message>
        <message>
            <source>bands</source>
            <translation>个频带</translation>
        </message>
        <message>
            <source>bar</source>
            <translation>竖线</translation>
        </message>
        <message>
            <source>blank</source>
            <translation>空格</translation>
        </message>
        <message>
            <source>block</source>
            <translation>个模块</translation>
        </message>
        <message>
            <source>block {block}</source>
            <translation>第 {block} 块</translation>
        </message>
        <message>
            <source>block {block}, layer {layer}</source>
            <translation>模块 {block} 第 {layer} 层</translation>
        </message>
        <message>
            <source>blocks</source>
            <translation>个模块</translation>
        </message>
        <message>
            <source>both are equal</source>
            <translation>两者相等</translation>
        </message>
        <message>
            <source>both directions</source>
            <translation>双向</translation>
        </message>
        <message>
            <source>by class, the worst first</source>
            <translation>按类别，最差在前</translation>
        </message>
        <message>
            <source>by hour of the day</source>
            <translation>按小时</translation>
        </message>
        <message>
            <source>by month</source>
            <translation>按月份</translation>
        </message>
        <message>
            <source>by season</source>
            <translation>按季节</translation>
        </message>
        <message>
            <source>by series, the worst first</source>
            <translation>按序列，最差在前</translation>
        </message>
        <message>
            <source>by steps ahead</source>
            <translation>按预测步</translation>
        </message>
        <message>
            <source>by weekday</source>
            <translation>按星期</translation>
        </message>
        <message>
            <source>by {fact}</source>
            <translation>按{fact}</translation>
        </message>
        <message>
            <source>colon</source>
            <translation>冒号</translation>
        </message>
        <message>
            <source>comma</source>
            <translation>逗号</translation>
        </message>
        <message>
            <source>comma and blank</source>
            <translation>逗号加空格</translation>
        </message>
        <message>
            <source>counting pairs of characters</source>
            <translation>统计字符对</translation>
        </message>
        <message>
            <source>counting rows of up to six characters</source>
            <translation>统计最多六个连续字符</translation>
        </message>
        <message>
            <source>counting single characters</source>
            <translation>统计单个字符</translation>
        </message>
        <message>
            <source>cpu: torch uses {threads} of {cores} cores</source>
            <translation>cpu：torch 使用 {cores} 个核心中的 {threads} 个</translation>
        </message>
        <message>
            <source>cuda:{index}: {name}, {memory} GiB</source>
            <translation>cuda:{index}：{name}，{memory} GiB</translation>
        </message>
        <message>
            <source>cₜ: the cell state, the long memory; g: what may be written to it</source>
            <translation>cₜ：细胞状态，即长期记忆；g：可写入的候选内容</translation>
        </message>
        <message>
            <source>d: the level, which looks 2ᵈ steps apart; each level reads the one before, from the past only</source>
            <translation>d：层级，以 2ᵈ 步为间隔回看；每一级读取前一级的输出，只看过去</translation>
        </message>
        <message>
            <source>dB</source>
            <translation>dB</translation>
        </message>
        <message>
            <source>damaged JSON in line {row}</source>
            <translation>第 {row} 行的 JSON 已损坏</translation>
        </message>
        <message>
            <source>day</source>
            <translation>日</translation>
        </message>
        <message>
            <source>dropout {rate}</source>
            <translation>丢弃率 {rate}</translation>
        </message>
        <message>
            <source>empty cells are allowed</source>
            <translation>允许空单元格</translation>
        </message>
        <message>
            <source>empty cells are filled between their neighbours</source>
            <translation>空单元格由相邻值插补</translation>
        </message>
        <message>
            <source>epoch</source>
            <translation>轮</translation>
        </message>
        <message>
            <source>epoch {best} is kept</source>
            <translation>保留第 {best} 轮</translation>
        </message>
        <message>
            <source>epochs</source>
            <translation>轮</translation>
        </message>
        <message>
            <source>every {count} steps</source>
            <translation>每 {count} 步</translation>
        </message>
        <message>
            <source>example</source>
            <translation>个样本</translation>
        </message>
        <message>
            <source>examples</source>
            <translation>个样本</translation>
        </message>
        <message>
            <source>exponential smoothing</source>
            <translation>指数平滑</translation>
        </message>
        <message>
            <source>f in the SimpleRNN's equation; GRU and LSTM have their own.</source>
            <translation>SimpleRNN 公式中的 f；GRU 和 LSTM 有自己的函数。</translation>
        </message>
        <message>
            <source>files of another rate need the package soxr, FLAC, Ogg and MP3 files the package soundfile</source>
            <translation>其他采样率的文件需要 soxr 包，FLAC、Ogg 和 MP3 文件需要 soundfile 包</translation>
        </message>
        <message>
            <source>folds</source>
            <translation>折</translation>
        </message>
        <message>
            <source>for every step one of the classes {classes}, and how probable each is</source>
            <translation>每一步属于 {classes} 中的哪一类，以及各类的概率</translation>
        </message>
        <message>
            <source>frame</source>
            <translation>帧</translation>
        </message>
        <message>
            <source>frames</source>
            <translation>帧</translation>
        </message>
        <message>
            <source>frames of {window}, every {hop}</source>
            <translation>帧长 {window}，帧移 {hop}</translation>
        </message>
        <message>
            <source>frameₜ: the samples of frame t; w: a Hann window; M: triangles that are even on the mel scale</source>
            <translation>frameₜ：第 t 帧的采样点；w：汉宁窗；M：在梅尔刻度上均匀分布的三角滤波器</translation>
        </message>
        <message>
            <source>from epoch to epoch the training loss rises by {percent} % on average.</source>
            <translation>训练损失每轮平均上升 {percent} %。</translation>
        </message>
        <message>
            <source>gradients fade to {percent} % over the far half of {steps} steps, and training stays at a loss of {loss} of {constant}.</source>
            <translation>在 {steps} 步中较远的一半，梯度衰减到 {percent} %，训练损失停留在 {loss}（恒定答案为 {constant}）。</translation>
        </message>
        <message>
            <source>hours</source>
            <translation>小时</translation>
        </message>
        <message>
            <source>how far the ends of the bands lie from each forecast</source>
            <translation>区间两端与每个预测的距离</translation>
        </message>
        <message>
            <source>how it is called</source>
            <translation>调用方式</translation>
        </message>
        <message>
            <source>how it is called: raw numbers of one sequence in, answers out</source>
            <translation>调用方式：输入一个序列的原始数值，输出答案</translation>
        </message>
        <message>
            <source>how many characters to add</source>
            <translation>要续写多少个字符</translation>
        </message>
        <message>
            <source>how the workbench describes the model</source>
            <translation>本程序对模型的描述</translation>
        </message>
        <message>
            <source>i: the input gate (write); f: the forget gate (keep); o: the output gate (show)</source>
            <translation>i：输入门（写入）；f：遗忘门（保留）；o：输出门（输出）</translation>
        </message>
        <message>
            <source>in all its steps a weight can have moved by {moved}, and the training loss fell by {percent} %.</source>
            <translation>全部训练步中每个权重最多移动了 {moved}，训练损失只下降了 {percent} %。</translation>
        </message>
        <message>
            <source>inside, {step} ahead</source>
            <translation>带内（第 {step} 步）</translation>
        </message>
        <message>
            <source>it has more than {most} MiB</source>
            <translation>它超过 {most} MiB</translation>
        </message>
        <message>
            <source>it holds no tensors that can be read</source>
            <translation>其中没有可以读取的张量</translation>
        </message>
        <message>
            <source>it holds too many files</source>
            <translation>其中的文件过多</translation>
        </message>
        <message>
            <source>it holds two files of the same name</source>
            <translation>其中有两个同名文件</translation>
        </message>
        <message>
            <source>it names a column twice</source>
            <translation>其中有一列出现了两次</translation>
        </message>
        <message>
            <source>it names a file twice, or one that does not lie beside it</source>
            <translation>其中有文件出现了两次，或有文件不在它旁边</translation>
        </message>
        <message>
            <source>it tells of no epoch</source>
            <translation>其中没有任何轮次的记录</translation>
        </message>
        <message>
            <source>its classes</source>
            <translation>其类别</translation>
        </message>
        <message>
            <source>its forecasts follow from all steps since the start, the scripts' from the last {context} of them</source>
            <translation>它的预测依据自开始以来的所有时间步，脚本的预测依据其中最后 {context} 步</translation>
        </message>
        <message>
            <source>its size is none that weights have</source>
            <translation>它的大小不是权重文件可能有的大小</translation>
        </message>
        <message>
            <source>its values are nested too deeply, in line {row}</source>
            <translation>第 {row} 行的值嵌套过深</translation>
        </message>
        <message>
            <source>k: a kernel of nine weights, three of them 2 and six −1; d: its dilation; neither is learned</source>
            <translation>k：九个权重的卷积核，其中三个为 2、六个为 −1；d：其扩张；两者都不学习</translation>
        </message>
        <message>
            <source>kernel path</source>
            <translation>核路径</translation>
        </message>
        <message>
            <source>large LSTM, 200 steps</source>
            <translation>大型 LSTM，200 步</translation>
        </message>
        <message>
            <source>last value removed</source>
            <translation>去除末值</translation>
        </message>
        <message>
            <source>last {count} steps</source>
            <translation>最后 {count} 步</translation>
        </message>
        <message>
            <source>layer</source>
            <translation>层</translation>
        </message>
        <message>
            <source>layers</source>
            <translation>层</translation>
        </message>
        <message>
            <source>learned from {count} files</source>
            <translation>由 {count} 个文件训练而成</translation>
        </message>
        <message>
            <source>learned from {files}</source>
            <translation>由 {files} 训练而成</translation>
        </message>
        <message>
            <source>less is better</source>
            <translation>越小越好</translation>
        </message>
        <message>
            <source>level</source>
            <translation>级</translation>
        </message>
        <message>
            <source>levels</source>
            <translation>级</translation>
        </message>
        <message>
            <source>linear path</source>
            <translation>线性通路</translation>
        </message>
        <message>
            <source>m: zeros with probability p, else ones, drawn anew in training; outside training yₜ = xₜ</source>
            <translation>m：以概率 p 取零，否则为一，训练时每次重新抽取；训练之外 yₜ = xₜ</translation>
        </message>
        <message>
            <source>mean and spread removed</source>
            <translation>去除均值与离散度</translation>
        </message>
        <message>
            <source>mean and var: over the features of step t; ε: epsilon; w, b: learned, one per feature</source>
            <translation>mean、var：第 t 步各特征的均值和方差；ε：epsilon；w、b：学习得到，每个特征一个</translation>
        </message>
        <message>
            <source>mean removed</source>
            <translation>去除均值</translation>
        </message>
        <message>
            <source>model.c and model.h in C99, for one sequence at a time: no allocation, no library but math.h, so that it runs on a microcontroller, too. Compiled and compared here where there is a C compiler (cc).</source>
            <translation>C99 的 model.c 和 model.h，一次处理一个序列：不分配内存，除 math.h 外不需要任何库，因此也能在单片机上运行。如果本机有 C 编译器（cc），会在这里编译并对比答案。</translation>
        </message>
        <message>
            <source>model.pt2 is the whole model as a traced program for any number of sequences and steps: it runs in Python with torch alone, and can be compiled or lowered to devices by PyTorch's own tools. Writing it takes a few seconds more.</source>
            <translation>model.pt2 是整个模型追踪而成的程序，可处理任意数量的序列和步数：在 Python 中只需 torch 即可运行，并可用 PyTorch 自己的工具编译或部署到设备。写出它要多花几秒钟。</translation>
        </message>
        <message>
            <source>model_int8.onnx beside or in place of model.onnx: smaller where a model is of LSTM, dense and convolution layers (dynamic quantisation of ONNX Runtime). What it loses is measured on the validation part and told, and refused above half a point of accuracy or 1 % of the squared error.</source>
            <translation>model_int8.onnx 可与 model.onnx 并用或替代它：对由 LSTM、全连接和卷积层组成的模型更小（ONNX Runtime 的动态量化）。损失会在验证部分上测量并说明；若准确率损失超过 0.5 个百分点或平方误差增加超过 1%，则拒绝导出。</translation>
        </message>
        <message>
            <source>month</source>
            <translation>月</translation>
        </message>
        <message>
            <source>more is better</source>
            <translation>越大越好</translation>
        </message>
        <message>
            <source>mps: the graphics processor of this Mac</source>
            <translation>mps：此 Mac 的图形处理器</translation>
        </message>
        <message>
            <source>nats per character</source>
            <translation>每字符奈特</translation>
        </message>
        <message>
            <source>never seen in training</source>
            <translation>训练中从未见过</translation>
        </message>
        <message>
            <source>no empty cells</source>
            <translation>不得有空单元格</translation>
        </message>
        <message>
            <source>norm: each unit scaled to mean 0 and deviation 1 over the batch in training, then by what was seen</source>
            <translation>norm：训练时每个单元在批内缩放为均值 0、标准差 1，之后按累积的统计量缩放</translation>
        </message>
        <message>
            <source>not scaled</source>
            <translation>不缩放</translation>
        </message>
        <message>
            <source>numba does not start: on the CPU, recurrent layers train on PyTorch's own, slower path</source>
            <translation>numba 无法启动：在 CPU 上，循环层改用 PyTorch 自带的较慢路径训练</translation>
        </message>
        <message>
            <source>of {columns} also the {horizon} steps to come, in rows below the last that leave {targets} empty</source>
            <translation>{columns} 还需给出未来 {horizon} 步：写在最后一行之下，{targets} 留空</translation>
        </message>
        <message>
            <source>of {count} steps</source>
            <translation>每 {count} 步</translation>
        </message>
        <message>
            <source>of {count} validation examples of {name} none is recognised, nor any other taken for it.</source>
            <translation>验证部分有 {count} 个 {name} 的样本，一个也没有被认出，也没有任何样本被答成它。</translation>
        </message>
        <message>
            <source>off</source>
            <translation>关</translation>
        </message>
        <message>
            <source>older steps in random order</source>
            <translation>更早的步打乱顺序</translation>
        </message>
        <message>
            <source>older steps of other examples</source>
            <translation>更早的步取自其他样本</translation>
        </message>
        <message>
            <source>on</source>
            <translation>开</translation>
        </message>
        <message>
            <source>one every {length}</source>
            <translation>每 {length} 一个</translation>
        </message>
        <message>
            <source>one of the classes {classes}, and how probable each is</source>
            <translation>属于 {classes} 中的哪一类，以及各类的概率</translation>
        </message>
        <message>
            <source>one sequence per row, its steps in the {count} columns from {first} to {last}</source>
            <translation>每行一个序列，各步位于从 {first} 到 {last} 的 {count} 列</translation>
        </message>
        <message>
            <source>past only</source>
            <translation>仅看过去</translation>
        </message>
        <message>
            <source>q, k, v: what step t asks for, offers to be found by, and tells; each head has its own of size n</source>
            <translation>q、k、v：第 t 步的查询、供匹配的键和所携带的值；每个头各有一组，大小为 n</translation>
        </message>
        <message>
            <source>quarter</source>
            <translation>季度</translation>
        </message>
        <message>
            <source>r: the reset gate, how much of the past the new state n uses; c: a bias inside it</source>
            <translation>r：重置门，决定新状态 n 使用多少过去的信息；c：其中的偏置</translation>
        </message>
        <message>
            <source>random convolution kernels with a ridge</source>
            <translation>随机卷积核加岭回归</translation>
        </message>
        <message>
            <source>reads a learned mean over steps</source>
            <translation>读取各步的学习加权平均</translation>
        </message>
        <message>
            <source>reads the end</source>
            <translation>读取末尾</translation>
        </message>
        <message>
            <source>reads the last step</source>
            <translation>读取最后一步</translation>
        </message>
        <message>
            <source>reads the maximum over steps</source>
            <translation>读取各步最大值</translation>
        </message>
        <message>
            <source>reads the mean over steps</source>
            <translation>读取各步平均</translation>
        </message>
        <message>
            <source>repeating the last value</source>
            <translation>重复最后一个值</translation>
        </message>
        <message>
            <source>repeating the value of {season} steps before</source>
            <translation>重复 {season} 步之前的值</translation>
        </message>
        <message>
            <source>rolling origins</source>
            <translation>个滚动起点</translation>
        </message>
        <message>
            <source>row</source>
            <translation>行</translation>
        </message>
        <message>
            <source>rows</source>
            <translation>行</translation>
        </message>
        <message>
            <source>run {run} of the project {project}</source>
            <translation>项目 {project} 的运行 {run}</translation>
        </message>
        <message>
            <source>s</source>
            <translation>秒</translation>
        </message>
        <message>
            <source>s: the segment; n: its length; every column of the data is a sequence of its own</source>
            <translation>s：第几段；n：段长；数据的每一列各成一条序列</translation>
        </message>
        <message>
            <source>s: the steps that are summed up; b: a bias, a quantile of the sum over training examples</source>
            <translation>s：被汇总的各步；b：偏置，即训练样本上该和的分位数</translation>
        </message>
        <message>
            <source>sMAPE</source>
            <translation>sMAPE</translation>
        </message>
        <message>
            <source>sample</source>
            <translation>个采样点</translation>
        </message>
        <message>
            <source>samples</source>
            <translation>个采样点</translation>
        </message>
        <message>
            <source>segments</source>
            <translation>段</translation>
        </message>
        <message>
            <source>semicolon</source>
            <translation>分号</translation>
        </message>
        <message>
            <source>sequence</source>
            <translation>序列</translation>
        </message>
        <message>
            <source>sequences</source>
            <translation>序列</translation>
        </message>
        <message>
            <source>standardised</source>
            <translation>标准化</translation>
        </message>
        <message>
            <source>standardised RMSE</source>
            <translation>标准化 RMSE</translation>
        </message>
        <message>
            <source>step</source>
            <translation>步</translation>
        </message>
        <message>
            <source>step {number}</source>
            <translation>第 {number} 步</translation>
        </message>
        <message>
            <source>steps</source>
            <translation>步</translation>
        </message>
        <message>
            <source>tab</source>
            <translation>制表符</translation>
        </message>
        <message>
            <source>tanh</source>
            <translation>tanh</translation>
        </message>
        <message>
            <source>tanh or relu: the activation, applied to each number</source>
            <translation>tanh 或 relu：激活函数，逐个数值应用</translation>
        </message>
        <message>
            <source>test</source>
            <translation>测试</translation>
        </message>
        <message>
            <source>text to go on from, of which the last {count} characters count</source>
            <translation>要续写的文本，其中最后 {count} 个字符起作用</translation>
        </message>
        <message>
            <source>the answer</source>
            <translation>答案</translation>
        </message>
        <message>
            <source>the bands of other series are missing</source>
            <translation>缺少其他序列的区间</translation>
        </message>
        <message>
            <source>the bands of {series} are not of the run's forecasts</source>
            <translation>{series} 的区间与该运行的预测不符</translation>
        </message>
        <message>
            <source>the class of the nearest training sequence</source>
            <translation>最近训练序列的类别</translation>
        </message>
        <message>
            <source>the column {column} tells sequences apart; without it all rows are one</source>
            <translation>列 {column} 用于区分序列；没有它，所有行就是一条序列</translation>
        </message>
        <message>
            <source>the columns: {columns}</source>
            <translation>以下各列：{columns}</translation>
        </message>
        <message>
            <source>the head</source>
            <translation>输出头</translation>
        </message>
        <message>
            <source>the last of {epochs} epochs is the best, and validation still fell by {percent} % an epoch.</source>
            <translation>{epochs} 轮中最后一轮最好，验证损失每轮仍下降 {percent} %。</translation>
        </message>
        <message>
            <source>the linear path</source>
            <translation>线性通路</translation>
        </message>
        <message>
            <source>the loss is {val} on validation and {test} on the test part, whose level is another.</source>
            <translation>验证损失为 {val}，测试部分为 {test}，而测试部分的水平不同。</translation>
        </message>
        <message>
            <source>the loss was no longer a number, and nothing clips gradients.</source>
            <translation>损失不再是数字，而且没有裁剪梯度。</translation>
        </message>
        <message>
            <source>the loss was no longer a number.</source>
            <translation>损失不再是数字。</translation>
        </message>
        <message>
            <source>the mean of all characters at every step</source>
            <translation>每一步都取所有字符的平均</translation>
        </message>
        <message>
            <source>the model card for programs: data, network, training, test</source>
            <translation>供程序读取的模型卡：数据、网络、训练、测试</translation>
        </message>
        <message>
            <source>the name {name} in it leads out of it</source>
            <translation>其中的名称 {name} 指向其外部</translation>
        </message>
        <message>
            <source>the network in plain PyTorch, to read, to use and to train further</source>
            <translation>纯 PyTorch 写成的网络，可阅读、使用和继续训练</translation>
        </message>
        <message>
            <source>the next {horizon} steps of {targets}, in the units of the input, from the last {context} steps</source>
            <translation>根据最后 {context} 步得出 {targets} 的后 {horizon} 步，单位与输入相同</translation>
        </message>
        <message>
            <source>the norm of the gradients reached {norm}, and nothing clips them.</source>
            <translation>梯度范数达到 {norm}，而且没有裁剪。</translation>
        </message>
        <message>
            <source>the recording's mean spectrum at every moment</source>
            <translation>每一时刻都取该录音的平均频谱</translation>
        </message>
        <message>
            <source>the same model for numbers as they come: some steps and a state in, answers and a state out</source>
            <translation>同一个模型，用于随到随答的数值：输入若干时间步和状态，输出回答和状态</translation>
        </message>
        <message>
            <source>the same model for sound as it comes: some samples and a state in, answers and a state out</source>
            <translation>同一模型，用于实时到来的声音：输入若干采样值和一个状态，输出答案和一个状态</translation>
        </message>
        <message>
            <source>the same with weights of eight bits, which take a quarter of the memory</source>
            <translation>同一模型，权重为 8 位，内存占用为四分之一</translation>
        </message>
        <message>
            <source>the text and more of it, in the {count} characters that the model knows</source>
            <translation>文本及其续写，使用模型认识的 {count} 个字符</translation>
        </message>
        <message>
            <source>the trained weights</source>
            <translation>训练好的权重</translation>
        </message>
        <message>
            <source>the training part's mean at every step</source>
            <translation>每一步都取训练部分的平均值</translation>
        </message>
        <message>
            <source>the training part's mean spectrum at every moment</source>
            <translation>每一时刻都取训练部分的平均频谱</translation>
        </message>
        <message>
            <source>the value of {season} steps before plus the last value's change since</source>
            <translation>{season} 步之前的值加上最后一个值此后的变化</translation>
        </message>
        <message>
            <source>the whole model as a program: torch.export.load(...).module(check_guards=False)(values, lengths)</source>
            <translation>整个模型写成的程序：torch.export.load(...).module(check_guards=False)(values, lengths)</translation>
        </message>
        <message>
            <source>the whole model as one ONNX file: raw numbers in, answers out</source>
            <translation>整个模型，一个 ONNX 文件：输入原始数值，输出回答</translation>
        </message>
        <message>
            <source>the whole model for ONNX Runtime with weights of eight bits</source>
            <translation>供 ONNX Runtime 使用的整个模型，权重为 8 位</translation>
        </message>
        <message>
            <source>the whole model in C99, which needs nothing but math.h; it allocates nothing</source>
            <translation>用 C99 写成的整个模型，只需要 math.h；不分配内存</translation>
        </message>
        <message>
            <source>then trained once more on the training and the validation part together</source>
            <translation>之后用训练集与验证集合在一起又训练了一次</translation>
        </message>
        <message>
            <source>this text</source>
            <translation>本说明</translation>
        </message>
        <message>
            <source>times in {column}</source>
            <translation>{column} 中的时间</translation>
        </message>
        <message>
            <source>torch does not start: {reason}</source>
            <translation>torch 无法启动：{reason}</translation>
        </message>
        <message>
            <source>training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>training ends at a loss of {loss}, where a constant answer would have {constant}.</source>
            <translation>训练结束时损失为 {loss}，而恒定答案的损失为 {constant}。</translation>
        </message>
        <message>
            <source>training falls to a loss of {train}, validation only to {val} in epoch {epoch}.</source>
            <translation>训练损失降到 {train}，验证损失在第 {epoch} 轮只降到 {val}。</translation>
        </message>
        <message>
            <source>training itself stays at a loss of {train}, where a constant answer has {constant}, with {units} units.</source>
            <translation>训练损失本身停留在 {train}（恒定答案为 {constant}），只有 {units} 个单元。</translation>
        </message>
        <message>
            <source>trials</source>
            <translation>次试验</translation>
        </message>
        <message>
            <source>uses {count} steps</source>
            <translation>使用 {count} 步</translation>
        </message>
        <message>
            <source>validation</source>
            <translation>验证</translation>
        </message>
        <message>
            <source>validation never falls below {loss}, where a constant answer has {constant}: these inputs do not tell the answers of new examples.</source>
            <translation>验证损失从未低于 {loss}，而恒定答案为 {constant}：这些输入说明不了新样本的答案。</translation>
        </message>
        <message>
            <source>week</source>
            <translation>周</translation>
        </message>
        <message>
            <source>what was checked before this folder was written, and the hash of every file</source>
            <translation>写出此文件夹之前检查了什么，以及每个文件的哈希值</translation>
        </message>
        <message>
            <source>where the column ID tells sequences apart</source>
            <translation>当列 ID 用于区分各序列时</translation>
        </message>
        <message>
            <source>width, {step} ahead</source>
            <translation>宽度（第 {step} 步）</translation>
        </message>
        <message>
            <source>with the ends of its bands ({names}): of 100 truths about so many are to lie between them</source>
            <translation>以及区间的两端（{names}）：100 个真值中约有这么多应落在其间</translation>
        </message>
        <message>
            <source>words in {columns}; those that it has not learned count as other</source>
            <translation>{columns} 中的词语；模型没有学过的一律算作“其他”</translation>
        </message>
        <message>
            <source>xₜ, yₜ: input and output at step t, zero beyond the ends; W: weights per neighbour; b: biases</source>
            <translation>xₜ、yₜ：第 t 步的输入和输出，两端之外为零；W：每个相邻步的权重；b：偏置</translation>
        </message>
        <message>
            <source>xₜ, yₜ: input and output at step t; W: weights; b: biases; both are learned</source>
            <translation>xₜ、yₜ：第 t 步的输入和输出；W：权重；b：偏置；均由学习得到</translation>
        </message>
        <message>
            <source>xₜ: the input at step t; hₜ: the hidden state, and output, at step t</source>
            <translation>xₜ：第 t 步的输入；hₜ：第 t 步的隐藏状态，也是输出</translation>
        </message>
        <message>
            <source>year</source>
            <translation>年</translation>
        </message>
        <message>
            <source>z: the update gate, how much of the old state stays</source>
            <translation>z：更新门，决定保留多少旧状态</translation>
        </message>
        <message>
            <source>zₜ: what went into the block where the shortcut begins</source>
            <translation>zₜ：捷径起点处进入模块的内容</translation>
        </message>
        <message>
            <source>{answered} of {count} sequences are answered; of the others no class has a probability of {threshold}.</source>
            <translation>{count} 个序列中有 {answered} 个给出了回答；其余序列没有任何类别的概率达到 {threshold}。</translation>
        </message>
        <message>
            <source>{answers} tells something of each row of {values}: they are read as one table (data.reading.paired=none reads them apart).</source>
            <translation>{answers} 逐行说明 {values} 的每一行：它们作为一张表读取（data.reading.paired=none 则分开读取）。</translation>
        </message>
        <message>
            <source>{baseline}, and states burnt in by it</source>
            <translation>{baseline}，并以其预热状态</translation>
        </message>
        <message>
            <source>{block} reads a sequence as a whole: take a recurrent layer, a causal convolution or a TCN instead.</source>
            <translation>“{block}”要读取整个序列：请改用循环层、因果卷积或 TCN。</translation>
        </message>
        <message>
            <source>{cell} at one step: boxes have weights, circles have none.</source>
            <translation>{cell} 的一步：方框有权重，圆圈没有。</translation>
        </message>
        <message>
            <source>{cell} is not a number; it counts as missing. Correct it in the file.</source>
            <translation>{cell} 不是数值，视为缺失。请在文件中更正。</translation>
        </message>
        <message>
            <source>{cell} is not written like the other times; it counts as missing. Correct it in the file.</source>
            <translation>{cell} 的写法与其他时间不同，视为缺失。请在文件中更正。</translation>
        </message>
        <message>
            <source>{chosen} of {count} sequences meet the condition '{condition}'; test needs one at least, and training and validation one each of the others.</source>
            <translation>{count} 条序列中有 {chosen} 条满足条件“{condition}”；测试集至少需要一条，其余序列中训练集和验证集各需要一条。</translation>
        </message>
        <message>
            <source>{coefficients} coefficients cannot be made of {mels} bands: take no more than there are bands.</source>
            <translation>{mels} 个频带无法得出 {coefficients} 个系数：系数不得多于频带数。</translation>
        </message>
        <message>
            <source>{column} counts the rows: it changes by {step} with each. A model can learn them by heart, and later rows have numbers that it never saw.</source>
            <translation>{column} 只是行的计数：每行变化 {step}。模型可能把它死记下来，而后面各行的数值它从未见过。</translation>
        </message>
        <message>
            <source>{column} goes on for {count} steps after what is forecast ends, and the model does not see that. If it is known ahead, as a price, a plan or a holiday is, say so: forecasts then follow it.</source>
            <translation>列 {column} 在预测目标结束之后还延续 {count} 步，而模型看不到这些值。如果它像价格、计划或节假日那样是事先已知的，请如此指定：预测便会随之变化。</translation>
        </message>
        <message>
            <source>{column} hardly changes: it is {value} in all but {others} of the {count} rows of the training part that were looked at.</source>
            <translation>{column} 几乎不变：在查看过的 {count} 行训练数据中，除 {others} 行外都是 {value}。</translation>
        </message>
        <message>
            <source>{column} has only {count} different values, but {parts} parts need one group each. Choose another group column, or split in another way.</source>
            <translation>{column} 只有 {count} 个不同的值，但 {parts} 个部分各需要一组。请选择其他分组列，或改用其他划分方式。</translation>
        </message>
        <message>
            <source>{column} holds names, so the task is to tell classes apart.</source>
            <translation>{column} 含名称，因此任务是分类。</translation>
        </message>
        <message>
            <source>{column} holds numbers, so the task is a forecast.</source>
            <translation>{column} 含数值，因此任务是预测。</translation>
        </message>
        <message>
            <source>{column} holds {count} different whole numbers that look like codes; the model counts them as amounts.</source>
            <translation>{column} 含 {count} 个不同的整数，看起来像编码；模型却把它们当作数量。</translation>
        </message>
        <message>
            <source>{column} holds {count} different words that repeat, and the model does not see them. They can be inputs; if they are what is to be told, choose classes as the task.</source>
            <translation>{column} 含有 {count} 个重复出现的不同词语，模型看不到它们。它们可以作为输入；如果要判断的就是它们，请将任务选为分类。</translation>
        </message>
        <message>
            <source>{column} holds {count} values that last for some rows, as states do: a model may tell them of each step.</source>
            <translation>{column} 含有 {count} 个会延续若干行的值，像状态一样：模型可以逐步识别它们。</translation>
        </message>
        <message>
            <source>{column} holds {target}, scaled perhaps (correlation {correlation} over {count} sequences): the model would read the answer off it, a leak.</source>
            <translation>{column} 就是 {target}（可能换了比例；{count} 条序列上的相关系数为 {correlation}）：模型会直接读出答案，这是数据泄漏。</translation>
        </message>
        <message>
            <source>{column} is 0 for {count} steps on end, though it is seldom near 0 otherwise: the sensor may have been off.</source>
            <translation>{column} 连续 {count} 步为 0，而其他时候很少接近 0：传感器可能曾关闭。</translation>
        </message>
        <message>
            <source>{column} is a code of the class: its {values} values tell {told} of the examples of {classes} classes. The model would read the answer off it, a leak.</source>
            <translation>{column} 是类别的代码：它的 {values} 种取值说出了 {classes} 个类别中 {told} 的样本。模型会直接读出答案，这是数据泄漏。</translation>
        </message>
        <message>
            <source>{column} is made of {target} before and after its time, as a centred mean is (correlation {correlation} with what the past of {target} leaves open): the model would see the answer, a leak.</source>
            <translation>{column} 由 {target} 在该时刻之前和之后的值构成，例如居中的移动平均（与 {target} 的过去无法解释的部分相关系数为 {correlation}）：模型会看到答案，这是数据泄漏。</translation>
        </message>
        <message>
            <source>{column} is one number per sequence, so the task is that number.</source>
            <translation>{column} 每条序列一个数值，因此任务是预测该数值。</translation>
        </message>
        <message>
            <source>{column} is {factor} times {target} plus {offset}, {steps} steps late: it tells the model nothing that {target} itself does not.</source>
            <translation>{column} 等于 {target} 乘以 {factor} 再加 {offset}，晚 {steps} 步：它没有给模型任何 {target} 本身之外的信息。</translation>
        </message>
        <message>
            <source>{column} is {value} at {count} steps, far from all its other values ({low} to {high}): that may stand for no value.</source>
            <translation>{column} 在 {count} 步上为 {value}，远离其他所有值（{low} 到 {high}）：这可能表示没有值。</translation>
        </message>
        <message>
            <source>{column} looks like a running number: whole numbers from {first} to {last}, another in each of {count} rows. Later rows have numbers that the model never saw.</source>
            <translation>{column} 像是流水号：从 {first} 到 {last} 的整数，{count} 行各不相同。后面各行的数值模型从未见过。</translation>
        </message>
        <message>
            <source>{column} looks like an id: {count} of {count} values are different whole numbers. A model can learn them by heart, and new ones tell it nothing.</source>
            <translation>{column} 像是编号：{count} 个值是 {count} 个不同的整数。模型可能把它们死记下来，而新的编号什么也说明不了。</translation>
        </message>
        <message>
            <source>{column} never changes in the training part: it is {value} in all of the {count} rows that were looked at, so it teaches nothing.</source>
            <translation>{column} 在训练集从不变化：查看过的 {count} 行都是 {value}，因此学不到任何东西。</translation>
        </message>
        <message>
            <source>{column} tells {target} {steps} steps ahead (correlation {correlation} with what the past of {target} leaves open): the model would see the answer before its time, a leak.</source>
            <translation>{column} 提前 {steps} 步说出了 {target}（与 {target} 的过去无法解释的部分相关系数为 {correlation}）：模型会提前看到答案，这是数据泄漏。</translation>
        </message>
        <message>
            <source>{counted} cannot tell the model from {rival}: right for {model} % against {beside} % may be chance. The simpler of the two is {rival}.</source>
            <translation>{counted}还不足以分出模型与“{rival}”的高下：正确率 {model} % 对 {beside} % 可能只是偶然。两者中更简单的是“{rival}”。</translation>
        </message>
        <message>
            <source>{counted} cannot tell the model from {rival}: {measure} {model} against {error} may be chance. The simpler of the two is {rival}.</source>
            <translation>{counted}还不足以分出模型与“{rival}”的高下：{measure} {model} 对 {error} 可能只是偶然。两者中更简单的是“{rival}”。</translation>
        </message>
        <message>
            <source>{count} bands</source>
            <translation>{count} 个频带</translation>
        </message>
        <message>
            <source>{count} cells were empty; policy: {policy}.</source>
            <translation>有 {count} 个空单元格；处理方式：{policy}。</translation>
        </message>
        <message>
            <source>{count} characters</source>
            <translation>{count} 个字符</translation>
        </message>
        <message>
            <source>{count} coefficients</source>
            <translation>{count} 个系数</translation>
        </message>
        <message>
            <source>{count} days of every month</source>
            <translation>每月 {count} 天</translation>
        </message>
        <message>
            <source>{count} empty cells of {column} count as other words.</source>
            <translation>列 {column} 中有 {count} 个空单元格，算作“其他”。</translation>
        </message>
        <message>
            <source>{count} features</source>
            <translation>{count} 个特征</translation>
        </message>
        <message>
            <source>{count} forecasts</source>
            <translation>{count} 个预测</translation>
        </message>
        <message>
            <source>{count} heads</source>
            <translation>{count} 个头</translation>
        </message>
        <message>
            <source>{count} missing values of {columns} are left to the model.</source>
            <translation>{columns} 的 {count} 个缺失值留给模型处理。</translation>
        </message>
        <message>
            <source>{count} missing values of {columns} repeat the value before.</source>
            <translation>{columns} 的 {count} 个缺失值重复前一个值。</translation>
        </message>
        <message>
            <source>{count} missing values of {columns} were filled between their neighbours. Where a forecast starts inside a gap, its inputs hint at the value after it; repeating the last value does not.</source>
            <translation>{columns} 的 {count} 个缺失值已用相邻值插补。若预测起点落在空缺内，其输入会透露之后的值；重复上一个值则不会。</translation>
        </message>
        <message>
            <source>{count} more files are left out.</source>
            <translation>另有 {count} 个文件被略去。</translation>
        </message>
        <message>
            <source>{count} more problems are not listed.</source>
            <translation>另有 {count} 个问题未列出。</translation>
        </message>
        <message>
            <source>{count} more problems of this kind.</source>
            <translation>另有 {count} 个同类问题。</translation>
        </message>
        <message>
            <source>{count} more problems were met in reading {file}.</source>
            <translation>读取 {file} 时另有 {count} 个问题。</translation>
        </message>
        <message>
            <source>{count} numbers of column {column} have a mark behind them, as in {cell}: the mark is left out. Give the column the type text if it matters.</source>
            <translation>列 {column} 中有 {count} 个数后面带有标记，例如 {cell}：标记已略去。若标记有用，请把该列的类型设为文本。</translation>
        </message>
        <message>
            <source>{count} of {sequences} sequences are too short for the window and are not used.</source>
            <translation>{sequences} 条序列中有 {count} 条对窗口来说太短，未被使用。</translation>
        </message>
        <message>
            <source>{count} of {total} sequences are in no part: the sizes of the split do not add up. Make a part larger.</source>
            <translation>共 {total} 个序列中有 {count} 个不属于任何部分：各部分大小之和不足。请增大其中一个部分。</translation>
        </message>
        <message>
            <source>{count} origins of {block} steps each leave {steps} steps to train on before the first, which is too few. Ask for fewer origins, or choose a shorter horizon.</source>
            <translation>{count} 个起点、每个 {block} 步，使第一个起点之前只剩 {steps} 步可供训练，太少了。请减少起点，或选择更短的预测步数。</translation>
        </message>
        <message>
            <source>{count} parameters</source>
            <translation>{count} 个参数</translation>
        </message>
        <message>
            <source>{count} recordings are clipped, such as {file}: they were too loud for their format.</source>
            <translation>{count} 段录音有削波，例如 {file}：音量超出了其格式的范围。</translation>
        </message>
        <message>
            <source>{count} recordings are silent, such as {file}.</source>
            <translation>{count} 段录音无声，例如 {file}。</translation>
        </message>
        <message>
            <source>{count} rows of the file became columns, since time runs to the right. Time runs: as in the file (data.reading.reshape=none) takes it back.</source>
            <translation>时间向右排列，因此文件的 {count} 行已变成列。将“时间方向”设为“与文件一致”(data.reading.reshape=none) 可恢复。</translation>
        </message>
        <message>
            <source>{count} rows of the file became series one below the other, since time runs to the right: column {time} holds the headings, column {value} the cells. Time runs: as in the file (data.reading.reshape=none) takes it back.</source>
            <translation>时间向右排列，因此文件的 {count} 行已变成上下相接的序列：列 {time} 是列标题，列 {value} 是单元格的值。将“时间方向”设为“与文件一致”(data.reading.reshape=none) 可恢复。</translation>
        </message>
        <message>
            <source>{count} rows of {file} are left out by hand.</source>
            <translation>{file} 有 {count} 行被手动排除。</translation>
        </message>
        <message>
            <source>{count} rows of {file} had the time of another one and were joined with it.</source>
            <translation>{file} 有 {count} 行与另一行时间相同，已与其合并。</translation>
        </message>
        <message>
            <source>{count} rows of {file} have no time and are left out, the first of them in row {row}.</source>
            <translation>{file} 有 {count} 行没有时间，已略去，其中第一行是第 {row} 行。</translation>
        </message>
        <message>
            <source>{count} rows of {file} lie in no range of {marks} and are left out.</source>
            <translation>{file} 中有 {count} 行不在 {marks} 的任何区间内，已略去。</translation>
        </message>
        <message>
            <source>{count} sequences</source>
            <translation>{count} 个序列</translation>
        </message>
        <message>
            <source>{count} sequences are in two parts with the same values, such as {first} and {second}, so the result will look too good.</source>
            <translation>有 {count} 条序列以相同的数值出现在两个部分（如 {first} 和 {second}），结果会显得过好。</translation>
        </message>
        <message>
            <source>{count} sequences or groups cannot be dealt into {folds} folds, of which number {fold} is the test part. Ask for fewer folds, but two at least.</source>
            <translation>{count} 条序列或组不能分成 {folds} 折并以第 {fold} 折为测试部分。请减少折数，但至少为两折。</translation>
        </message>
        <message>
            <source>{count} sequences that judge are nearly the same as ones in the training part, such as {first} and {second} (near-duplicates), so the result will look too good.</source>
            <translation>有 {count} 个用于评判的序列与训练集的序列几乎相同（近似重复，如 {first} 和 {second}），结果会显得过好。</translation>
        </message>
        <message>
            <source>{count} sequences that judge share steps with ones in the training part, such as {first} and {second}: they overlap, as windows that were cut from one recording. The result will look too good.</source>
            <translation>有 {count} 个用于评判的序列与训练集的序列有共同的步（如 {first} 和 {second}）：它们互相重叠，像是从同一段记录切出的窗口。结果会显得过好。</translation>
        </message>
        <message>
            <source>{count} steps</source>
            <translation>{count} 步</translation>
        </message>
        <message>
            <source>{count} steps each</source>
            <translation>每段 {count} 步</translation>
        </message>
        <message>
            <source>{count} steps in {file} are longer than the usual one; the model counts steps, not time.</source>
            <translation>{file} 中有 {count} 步的间隔长于通常间隔；模型按步计数，而不是按时间。</translation>
        </message>
        <message>
            <source>{count} steps in {pieces} pieces</source>
            <translation>{pieces} 段中的 {count} 步</translation>
        </message>
        <message>
            <source>{count} steps of the {part} part ({share}) are in the training part too, with the same values: those from row {row} of the data on are those from row {other} on. The result will look too good.</source>
            <translation>{part}集有 {count} 步（{share}）以相同的数值也出现在训练集：数据第 {row} 行起与第 {other} 行起相同。结果会显得过好。</translation>
        </message>
        <message>
            <source>{count} steps of {column} hold words that the training part has not ({words}): they count as other.</source>
            <translation>列 {column} 中有 {count} 步的词语在训练部分中没有出现（{words}）：它们算作“其他”。</translation>
        </message>
        <message>
            <source>{count} times a week, at opening hours</source>
            <translation>每周 {count} 次，在开放时段内</translation>
        </message>
        <message>
            <source>{count} times in {file} appear more than once.</source>
            <translation>{file} 中有 {count} 个时间重复出现。</translation>
        </message>
        <message>
            <source>{count} units</source>
            <translation>{count} 个单元</translation>
        </message>
        <message>
            <source>{count} values of column {column} are beyond {most}, which no model can hold; they count as missing.</source>
            <translation>{column} 列有 {count} 个值超出 {most}，没有模型能容纳；它们按缺失处理。</translation>
        </message>
        <message>
            <source>{count} wide</source>
            <translation>宽 {count}</translation>
        </message>
        <message>
            <source>{count} words</source>
            <translation>{count} 个词</translation>
        </message>
        <message>
            <source>{delimiter} cannot be the delimiter of {file}: it must be a character, no line end, not the quote.</source>
            <translation>{delimiter} 不能作为 {file} 的分隔符：它必须是一个字符，不能是换行符或引号。</translation>
        </message>
        <message>
            <source>{epochs} epochs</source>
            <translation>{epochs} 轮</translation>
        </message>
        <message>
            <source>{epochs} epochs were trained; number {best} has the least validation loss, {loss}, and its weights are kept.</source>
            <translation>共训练 {epochs} 轮；第 {best} 轮验证损失最小（{loss}），其权重被保留。</translation>
        </message>
        <message>
            <source>{file} already holds a project. Choose another folder.</source>
            <translation>{file} 中已有项目。请选择其他文件夹。</translation>
        </message>
        <message>
            <source>{file} already holds a project. Open it, or choose another folder.</source>
            <translation>{file} 中已有项目。请打开它，或选择其他文件夹。</translation>
        </message>
        <message>
            <source>{file} and {count} more files: {problem}</source>
            <translation>{file} 和另外 {count} 个文件：{problem}</translation>
        </message>
        <message>
            <source>{file} answers sequences of up to {count} steps.</source>
            <translation>{file} 可处理最多 {count} 步的序列。</translation>
        </message>
        <message>
            <source>{file} answers {after} % of {count} validation examples rightly, the model itself {before} %.</source>
            <translation>{file} 在 {count} 个验证样本上的正确率为 {after}%，模型本身为 {before}%。</translation>
        </message>
        <message>
            <source>{file} can only be read: look at its runs; to train or to change it, save it elsewhere first.</source>
            <translation>{file} 只能读取：可以查看其中的运行；若要训练或修改，请先另存到其他位置。</translation>
        </message>
        <message>
            <source>{file} cannot be opened. These can: tables, texts and recordings ({suffixes}), folders of them, and project folders.</source>
            <translation>无法打开 {file}。可以打开：表格、文本和录音（{suffixes}）、含这些文件的文件夹，以及项目文件夹。</translation>
        </message>
        <message>
            <source>{file} cannot be read as {encoding}. Choose another encoding.</source>
            <translation>无法以 {encoding} 读取 {file}。请选择其他编码。</translation>
        </message>
        <message>
            <source>{file} cannot be read within {count} GB of memory and a minute: its cells lie too far apart, or it is damaged. Save it again, or as CSV.</source>
            <translation>{file} 无法在 {count} GB 内存和一分钟内读完：其单元格相距太远，或文件已损坏。请重新保存，或另存为 CSV。</translation>
        </message>
        <message>
            <source>{file} cannot be read: {reason}</source>
            <translation>无法读取 {file}：{reason}</translation>
        </message>
        <message>
            <source>{file} cannot be read: {reason}.</source>
            <translation>无法读取 {file}：{reason}。</translation>
        </message>
        <message>
            <source>{file} cannot be unpacked: {reason}. Make it again, or unpack it yourself.</source>
            <translation>无法解压 {file}：{reason}。请重新生成，或自行解压。</translation>
        </message>
        <message>
            <source>{file} cannot be used: {reason}.</source>
            <translation>无法使用 {file}：{reason}。</translation>
        </message>
        <message>
            <source>{file} cannot be written ({reason}). Choose another folder.</source>
            <translation>无法写入 {file}（{reason}）。请选择其他文件夹。</translation>
        </message>
        <message>
            <source>{file} cannot be written.</source>
            <translation>无法写入 {file}。</translation>
        </message>
        <message>
            <source>{file} cannot be written: {reason}.</source>
            <translation>无法写入 {file}：{reason}。</translation>
        </message>
        <message>
            <source>{file} cannot be written: {reason}. Choose another folder.</source>
            <translation>无法写入 {file}：{reason}。请选择其他文件夹。</translation>
        </message>
        <message>
            <source>{file} contradicts itself. Export the run again.</source>
            <translation>{file} 自相矛盾。请重新导出该运行。</translation>
        </message>
        <message>
            <source>{file} does not belong to the model beside it. Export the run again.</source>
            <translation>{file} 不属于旁边的模型。请重新导出该运行。</translation>
        </message>
        <message>
            <source>{file} does not compile ({reason}). Nothing was exported; please report this.</source>
            <translation>{file} 无法编译（{reason}）。没有导出任何内容；请报告此问题。</translation>
        </message>
        <message>
            <source>{file} does not exist. Check its name and folder.</source>
            <translation>{file} 不存在。请检查其名称和文件夹。</translation>
        </message>
        <message>
            <source>{file} does not fit this run's model (first difference: {name}). Start the run again.</source>
            <translation>{file} 与此运行的模型不符（首个差异：{name}）。请重新开始运行。</translation>
        </message>
        <message>
            <source>{file} does not fit this run's model ({name}). Start the run again.</source>
            <translation>{file} 与此运行的模型不符（{name}）。请重新开始运行。</translation>
        </message>
        <message>
            <source>{file} does not say what its files were: it is of an older version. Export the run again.</source>
            <translation>{file} 没有记录其文件的原状：它来自较早的版本。请重新导出该运行。</translation>
        </message>
        <message>
            <source>{file} ends after {seconds} s, but a piece of it is to end at {stop} s.</source>
            <translation>{file} 在 {seconds} 秒处结束，但其中一个片段应到 {stop} 秒才结束。</translation>
        </message>
        <message>
            <source>{file} ends early: it has {size} of {said} bytes.</source>
            <translation>{file} 提前结束：{said} 字节中只有 {size} 字节。</translation>
        </message>
        <message>
            <source>{file} ends early: it holds {read} of {expected} samples.</source>
            <translation>{file} 提前结束：{expected} 个采样点中只有 {read} 个。</translation>
        </message>
        <message>
            <source>{file} exists and is no table of a watched folder. Choose another place for the answers.</source>
            <translation>{file} 已存在，且不是监视文件夹的表格。请为回答另选位置。</translation>
        </message>
        <message>
            <source>{file} exists and is not an earlier export. Choose an empty or a new folder.</source>
            <translation>{file} 已存在，且不是先前的导出。请选择空的或新的文件夹。</translation>
        </message>
        <message>
            <source>{file} has become shorter while it was read. Read it again once it is written.</source>
            <translation>{file} 在读取过程中变短了。请等它写完后再重新读取。</translation>
        </message>
        <message>
            <source>{file} has cells far from the others: to row {end} and column {last} of {member} it would be a table of {count} cells, nearly all of them empty. Delete what is out there, and save it again.</source>
            <translation>{file} 有远离其他内容的单元格：到 {member} 的第 {end} 行、第 {last} 列将是一张有 {count} 个单元格的表，几乎全是空的。请删除那里的内容，然后重新保存。</translation>
        </message>
        <message>
            <source>{file} has changed since it was added.</source>
            <translation>{file} 在添加之后有变化。</translation>
        </message>
        <message>
            <source>{file} has more than {most} columns. Write the steps of a sequence below each other, one per row.</source>
            <translation>{file} 的列数超过 {most}。请将序列的各步逐行向下排列,每行一步。</translation>
        </message>
        <message>
            <source>{file} has names of columns but no rows below them. Choose a file with data.</source>
            <translation>{file} 有列名，但下面没有数据行。请选择有数据的文件。</translation>
        </message>
        <message>
            <source>{file} has no @data line, so it is no .tsf file.</source>
            <translation>{file} 没有 @data 行，因此不是 .tsf 文件。</translation>
        </message>
        <message>
            <source>{file} has no @data line, so it is no ARFF file.</source>
            <translation>{file} 没有 @data 行，因此不是 ARFF 文件。</translation>
        </message>
        <message>
            <source>{file} has no @data line, so it is not a time series file.</source>
            <translation>{file} 没有 @data 行，因此不是时间序列文件。</translation>
        </message>
        <message>
            <source>{file} has no column of times and none that tells rows of the same time apart, so that series cannot stand side by side. Set data.reading.reshape to none.</source>
            <translation>{file} 没有时间列，也没有能区分同一时间各行的列，因此无法把序列并排。请将 data.reading.reshape 设为 none。</translation>
        </message>
        <message>
            <source>{file} has no column with text to learn.</source>
            <translation>{file} 没有可供学习的文本列。</translation>
        </message>
        <message>
            <source>{file} has no column with values. Choose a file with data.</source>
            <translation>{file} 没有含数值的列。请选择有数据的文件。</translation>
        </message>
        <message>
            <source>{file} has no column {column}. It has {near}.</source>
            <translation>{file} 没有列 {column}。其中有 {near}。</translation>
        </message>
        <message>
            <source>{file} has no column {label} that says what its ranges are. It has {columns}.</source>
            <translation>{file} 中没有说明各区间含义的列 {label}。现有的列：{columns}。</translation>
        </message>
        <message>
            <source>{file} has no columns that could become rows. Set data.reading.reshape to none.</source>
            <translation>{file} 没有可以变成行的列。请将 data.reading.reshape 设为 none。</translation>
        </message>
        <message>
            <source>{file} has no number column that could be forecast.</source>
            <translation>{file} 没有可预测的数值列。</translation>
        </message>
        <message>
            <source>{file} has no number column whose value could be learned.</source>
            <translation>{file} 没有可供学习的数值列。</translation>
        </message>
        <message>
            <source>{file} has no sequences below @data.</source>
            <translation>{file} 在 @data 之后没有序列。</translation>
        </message>
        <message>
            <source>{file} has no table {table}. It has {names}.</source>
            <translation>{file} 中没有表 {table}。其中有 {names}。</translation>
        </message>
        <message>
            <source>{file} has no time column in which to find the ranges of {marks}. Give one column the role time.</source>
            <translation>{file} 没有时间列，无法找到 {marks} 的区间。请给某一列指定时间角色。</translation>
        </message>
        <message>
            <source>{file} has no times to go by. Give a column the role time, or leave repeats, gaps, steps and ranges of time as they are.</source>
            <translation>{file} 没有可依据的时间。请把某一列的角色设为时间，或让重复、空缺、步长和时间段保持原样。</translation>
        </message>
        <message>
            <source>{file} has no {label} in the table of files. Fill it in, or remove the recording.</source>
            <translation>文件清单表中没有 {file} 的 {label}。请填写，或移除该录音。</translation>
        </message>
        <message>
            <source>{file} has one column, so that rows cannot become columns. Set data.reading.reshape to none.</source>
            <translation>{file} 只有一列，行无法变成列。请将 data.reading.reshape 设为 none。</translation>
        </message>
        <message>
            <source>{file} has other columns than the other shards: {column} is only in one of them. Convert the data again.</source>
            <translation>{file} 的列与其他分片不同：只有其中之一含有 {column}。请重新转换数据。</translation>
        </message>
        <message>
            <source>{file} has other columns than {other}: {column} is only in one of them. Shards are of one table; convert the files one by one.</source>
            <translation>{file} 的列与 {other} 不同：只有其中之一含有 {column}。分片属于同一张表；请逐个转换这些文件。</translation>
        </message>
        <message>
            <source>{file} has the arrays {names}, but none called x (the values), so it is not clear what they are.</source>
            <translation>{file} 含数组 {names}，但没有名为 x 的数组（数值），因此不清楚它们是什么。</translation>
        </message>
        <message>
            <source>{file} has two columns that are called {column}. Rename one of them.</source>
            <translation>{file} 有两列都名为 {column}。请给其中一列改名。</translation>
        </message>
        <message>
            <source>{file} has {count} cells, more than fit into memory. Save the sheet in question as CSV.</source>
            <translation>{file} 有 {count} 个单元格，内存放不下。请把需要的工作表另存为 CSV。</translation>
        </message>
        <message>
            <source>{file} has {count} different names in its records, most of which have few of them. Give all records the same names.</source>
            <translation>{file} 的记录中有 {count} 个不同的名称，而多数记录只含其中少数。请让所有记录使用相同的名称。</translation>
        </message>
        <message>
            <source>{file} has {count} rows instead of {rows}. Convert the data again.</source>
            <translation>{file} 有 {count} 行，而不是 {rows} 行。请重新转换数据。</translation>
        </message>
        <message>
            <source>{file} holds Python objects instead of numbers. They are never loaded, because they could run code; save the numbers as a plain array.</source>
            <translation>{file} 含 Python 对象而不是数值。这类对象可能运行代码，因此从不加载；请把数值保存为普通数组。</translation>
        </message>
        <message>
            <source>{file} holds a setting that does not work: {key}: {reason}.</source>
            <translation>{file} 含有无效的设置：{key}：{reason}。</translation>
        </message>
        <message>
            <source>{file} holds an array of shape {shape} and type {type}; it must be numbers in one to three dimensions.</source>
            <translation>{file} 含形状 {shape}、类型 {type} 的数组；必须是一至三维的数值。</translation>
        </message>
        <message>
            <source>{file} holds an export that does not say which run it is of. Choose another folder.</source>
            <translation>{file} 中已有一份导出，但未说明来自哪次运行。请选择其他文件夹。</translation>
        </message>
        <message>
            <source>{file} holds more than a search keeps. Remove it to search anew.</source>
            <translation>{file} 含有搜索不会保存的内容。请将其删除以重新搜索。</translation>
        </message>
        <message>
            <source>{file} holds more than {most} MB, far more than its own size: it may be a trap. Unpack it yourself if you trust it.</source>
            <translation>{file} 解压后超过 {most} MB，远大于其自身大小：可能是恶意文件。如果您信任它，请自行解压。</translation>
        </message>
        <message>
            <source>{file} holds neither model.onnx nor spec.json. Choose a folder that was exported.</source>
            <translation>{file} 中既没有 model.onnx 也没有 spec.json。请选择导出的文件夹。</translation>
        </message>
        <message>
            <source>{file} holds neither recordings nor tables. Choose another folder.</source>
            <translation>{file} 中既没有录音也没有表格。请选择其他文件夹。</translation>
        </message>
        <message>
            <source>{file} holds no arrays of numbers. Choose another file.</source>
            <translation>{file} 不含数值数组。请选择其他文件。</translation>
        </message>
        <message>
            <source>{file} holds no data: it has no rows or no columns. Choose another file.</source>
            <translation>{file} 没有数据：没有行或没有列。请选择其他文件。</translation>
        </message>
        <message>
            <source>{file} holds no export.json. Choose a folder that was exported.</source>
            <translation>{file} 中没有 export.json。请选择导出的文件夹。</translation>
        </message>
        <message>
            <source>{file} holds no records: objects with a name for every value.</source>
            <translation>{file} 中没有记录：每个值都应有名称的对象。</translation>
        </message>
        <message>
            <source>{file} holds no results of this program. Choose a result-….zip.</source>
            <translation>{file} 不包含本程序的结果。请选择 result-….zip。</translation>
        </message>
        <message>
            <source>{file} holds no sound.</source>
            <translation>{file} 没有声音。</translation>
        </message>
        <message>
            <source>{file} holds no sound: it has no samples.</source>
            <translation>{file} 没有声音：没有采样点。</translation>
        </message>
        <message>
            <source>{file} holds only blank lines. Choose a file with a table.</source>
            <translation>{file} 只有空行。请选择含表格的文件。</translation>
        </message>
        <message>
            <source>{file} holds only blanks. Choose a file with text.</source>
            <translation>{file} 只有空白。请选择有文本的文件。</translation>
        </message>
        <message>
            <source>{file} holds only one row of data; a forecast needs a series of many.</source>
            <translation>{file} 只有一行数据；预测需要由许多行组成的序列。</translation>
        </message>
        <message>
            <source>{file} holds other files. Choose a new or an empty folder.</source>
            <translation>{file} 中有其他文件。请选择新的或空的文件夹。</translation>
        </message>
        <message>
            <source>{file} holds samples that are no numbers (NaN or endless).</source>
            <translation>{file} 含有不是数值的采样点（NaN 或无穷大）。</translation>
        </message>
        <message>
            <source>{file} holds the export of another run: {run} of the project {project}. Choose another folder.</source>
            <translation>{file} 中是另一次运行的导出：项目 {project} 的 {run}。请选择其他文件夹。</translation>
        </message>
        <message>
            <source>{file} holds the weights of a smaller model than the one described beside it.</source>
            <translation>{file} 所含的权重属于比旁边描述的更小的模型。</translation>
        </message>
        <message>
            <source>{file} holds too little text: a model needs different characters to tell apart.</source>
            <translation>{file} 的文本太少：模型需要区分不同的字符。</translation>
        </message>
        <message>
            <source>{file} holds values that are nested too deeply for a table.</source>
            <translation>{file} 中的值嵌套过深，无法成为表格。</translation>
        </message>
        <message>
            <source>{file} holds {count} different characters, more than a text does. Is it text, and is its encoding right?</source>
            <translation>{file} 含 {count} 个不同的字符，多于一般文本。它是文本吗？编码是否正确？</translation>
        </message>
        <message>
            <source>{file} holds {names} beside its own files: Python would run that in place of a library of the same name. Move it elsewhere.</source>
            <translation>{file} 中除自身文件外还有 {names}：Python 会用它代替同名的库来运行。请将其移走。</translation>
        </message>
        <message>
            <source>{file} is a binary workbook. Save it as .xlsx or as CSV.</source>
            <translation>{file} 是二进制工作簿。请另存为 .xlsx 或 CSV。</translation>
        </message>
        <message>
            <source>{file} is a file, but several tables need a folder.</source>
            <translation>{file} 是文件，但多个表格需要文件夹。</translation>
        </message>
        <message>
            <source>{file} is a file. Choose a folder for the project.</source>
            <translation>{file} 是文件。请为项目选择文件夹。</translation>
        </message>
        <message>
            <source>{file} is a folder. Choose a file in it.</source>
            <translation>{file} 是文件夹。请选择其中的文件。</translation>
        </message>
        <message>
            <source>{file} is a link that may lead out of the project, so it is not followed. Put what it leads to in its place, or remove it.</source>
            <translation>{file} 是一个链接，可能指向项目之外，因此不会跟随。请用它所指向的内容替换它，或将其删除。</translation>
        </message>
        <message>
            <source>{file} is a spreadsheet. Save it as CSV with the program that made it.</source>
            <translation>{file} 是电子表格。请用生成它的程序另存为 CSV。</translation>
        </message>
        <message>
            <source>{file} is an exported folder; it has no runs such as {run}.</source>
            <translation>{file} 是导出的文件夹；其中没有 {run} 这样的运行。</translation>
        </message>
        <message>
            <source>{file} is compressed. Unpack it first, and open what is inside.</source>
            <translation>{file} 是压缩文件。请先解压,再打开其中的文件。</translation>
        </message>
        <message>
            <source>{file} is cut at {count} gaps: no example crosses them.</source>
            <translation>{file} 在 {count} 个空缺处切开：没有样本跨越它们。</translation>
        </message>
        <message>
            <source>{file} is damaged or does not belong to the spec.json beside it. Export the run again.</source>
            <translation>{file} 已损坏，或不属于旁边的 spec.json。请重新导出该运行。</translation>
        </message>
        <message>
            <source>{file} is damaged or was not exported by this program.</source>
            <translation>{file} 已损坏，或不是由本程序导出的。</translation>
        </message>
        <message>
            <source>{file} is damaged: {reason}. Restore it from a backup.</source>
            <translation>{file} 已损坏：{reason}。请从备份中恢复。</translation>
        </message>
        <message>
            <source>{file} is empty: it has no bytes.</source>
            <translation>{file} 为空：没有任何字节。</translation>
        </message>
        <message>
            <source>{file} is empty: it has no bytes. Choose a file with a table.</source>
            <translation>{file} 为空：没有任何字节。请选择含表格的文件。</translation>
        </message>
        <message>
            <source>{file} is empty: it has no bytes. Choose a file with data.</source>
            <translation>{file} 为空：没有任何字节。请选择有数据的文件。</translation>
        </message>
        <message>
            <source>{file} is empty: it holds no table. Choose another file.</source>
            <translation>{file} 为空：其中没有表。请选择其他文件。</translation>
        </message>
        <message>
            <source>{file} is left out: a folder whose name begins with _ is no class.</source>
            <translation>{file} 未采用：名称以 _ 开头的文件夹不是类别。</translation>
        </message>
        <message>
            <source>{file} is left out: by its ending it is not a recording.</source>
            <translation>{file} 被略去：从扩展名看不是录音。</translation>
        </message>
        <message>
            <source>{file} is left out: by its ending it is not a table.</source>
            <translation>未采用 {file}：从扩展名看它不是表格。</translation>
        </message>
        <message>
            <source>{file} is left out: it has no {columns}, which the training part has.</source>
            <translation>{file} 未采用：它没有训练部分所具有的 {columns}。</translation>
        </message>
        <message>
            <source>{file} is left out: it holds text and no table.</source>
            <translation>未采用 {file}：其中是文本，不是表格。</translation>
        </message>
        <message>
            <source>{file} is left out: it is neither values nor answers of the files beside it.</source>
            <translation>{file} 未采用：它既不是旁边那些文件的数值，也不是其答案。</translation>
        </message>
        <message>
            <source>{file} is left out: it is not named like {pattern}.</source>
            <translation>{file} 被略去：文件名不符合 {pattern}。</translation>
        </message>
        <message>
            <source>{file} is left out: its columns are not those of {other}.</source>
            <translation>未采用 {file}：它的列与 {other} 的不同。</translation>
        </message>
        <message>
            <source>{file} is left out: no label file marks a piece of it.</source>
            <translation>{file} 未被采用：没有标签文件标出其中的片段。</translation>
        </message>
        <message>
            <source>{file} is left out: nothing tells its class.</source>
            <translation>{file} 被略去：无法得知其类别。</translation>
        </message>
        <message>
            <source>{file} is left out: {listing} tells of another part.</source>
            <translation>{file} 未采用：{listing} 说明的是另一部分。</translation>
        </message>
        <message>
            <source>{file} is left out: {other} holds the same data.</source>
            <translation>未采用 {file}：{other} 保存着相同的数据。</translation>
        </message>
        <message>
            <source>{file} is left out: {table} does not list it.</source>
            <translation>{file} 被略去：{table} 中没有列出。</translation>
        </message>
        <message>
            <source>{file} is locked with a password. Save it without one.</source>
            <translation>{file} 受密码保护。请不带密码另存。</translation>
        </message>
        <message>
            <source>{file} is neither a project nor an exported folder.</source>
            <translation>{file} 既不是项目，也不是导出的文件夹。</translation>
        </message>
        <message>
            <source>{file} is no JSON: row {row} is damaged.</source>
            <translation>{file} 不是 JSON：第 {row} 行已损坏。</translation>
        </message>
        <message>
            <source>{file} is no bundle that this version of the program knows. Update the program.</source>
            <translation>{file} 不是此版本程序认识的打包文件。请更新程序。</translation>
        </message>
        <message>
            <source>{file} is no ordinary file. Choose another place to write to.</source>
            <translation>{file} 不是普通文件。请选择其他位置写入。</translation>
        </message>
        <message>
            <source>{file} is no ordinary file. Remove it.</source>
            <translation>{file} 不是普通文件。请将其删除。</translation>
        </message>
        <message>
            <source>{file} is no shard that can be read: {reason}.</source>
            <translation>{file} 不是可读取的分片：{reason}。</translation>
        </message>
        <message>
            <source>{file} is no table of text, so its rows and columns stay as they are. Set data.reading.reshape to none.</source>
            <translation>{file} 不是文本表格，行列保持不变。请将 data.reading.reshape 设为 none。</translation>
        </message>
        <message>
            <source>{file} is not a MATLAB or HDF5 file that can be read: {reason}.</source>
            <translation>{file} 不是可读取的 MATLAB 或 HDF5 文件：{reason}。</translation>
        </message>
        <message>
            <source>{file} is not a NumPy file that can be read: {reason}.</source>
            <translation>{file} 不是可读取的 NumPy 文件：{reason}。</translation>
        </message>
        <message>
            <source>{file} is not a Parquet file that can be read: {reason}.</source>
            <translation>{file} 不是可读取的 Parquet 文件：{reason}。</translation>
        </message>
        <message>
            <source>{file} is not a project of this program.</source>
            <translation>{file} 不是本程序的项目。</translation>
        </message>
        <message>
            <source>{file} is not a project: it holds no readable project.json. Choose a project's folder.</source>
            <translation>{file} 不是项目：没有可读取的 project.json。请选择项目文件夹。</translation>
        </message>
        <message>
            <source>{file} is not a readable description of an exported model.</source>
            <translation>{file} 不是可读取的导出模型说明。</translation>
        </message>
        <message>
            <source>{file} is not a recording that can be read: {reason}</source>
            <translation>{file} 不是可读取的录音：{reason}</translation>
        </message>
        <message>
            <source>{file} is not a spreadsheet that can be read: {reason}. Save it again, or as CSV.</source>
            <translation>{file} 不是可读取的电子表格：{reason}。请重新保存，或另存为 CSV。</translation>
        </message>
        <message>
            <source>{file} is not a text file, so it holds no time series.</source>
            <translation>{file} 不是文本文件，因此不含时间序列。</translation>
        </message>
        <message>
            <source>{file} is not a text file: its bytes are no characters. Choose a CSV or another delimited text file.</source>
            <translation>{file} 不是文本文件：其字节不是字符。请选择 CSV 或其他带分隔符的文本文件。</translation>
        </message>
        <message>
            <source>{file} is not all {encoding}: the fault lies before byte {byte}. Choose another encoding.</source>
            <translation>{file} 并非全部为 {encoding} 编码：错误位于第 {byte} 字节之前。请选择其他编码。</translation>
        </message>
        <message>
            <source>{file} is not as it was bundled: a byte of it has changed. Unpack the job anew; to train with other settings or data, make a project of your own.</source>
            <translation>{file} 与打包时不同：其中有字节被改动。请重新解压任务；若要用其他设置或数据训练，请另建项目。</translation>
        </message>
        <message>
            <source>{file} is not as it was exported: {names} changed or gone. Do not rely on it; export the run again.</source>
            <translation>{file} 已与导出时不同：{names} 被改动或丢失。请勿信赖它，请重新导出该运行。</translation>
        </message>
        <message>
            <source>{file} is not as it was written: a byte of it has changed. Bundle it again.</source>
            <translation>{file} 与写入时不同：其中有字节被改动。请重新打包。</translation>
        </message>
        <message>
            <source>{file} is not empty. Choose a new folder for the shards.</source>
            <translation>{file} 不是空的。请为分片选择一个新文件夹。</translation>
        </message>
        <message>
            <source>{file} is not here, for this model cannot answer numbers as they come:</source>
            <translation>这里没有 {file}，因为这个模型无法对逐步到来的数值作答：</translation>
        </message>
        <message>
            <source>{file} is not here, for this model cannot answer sound as it comes:</source>
            <translation>这里没有 {file}，因为此模型无法对实时到来的声音作答：</translation>
        </message>
        <message>
            <source>{file} is not the shard that was written: its bytes have changed. Restore it from a backup, or convert the data again.</source>
            <translation>{file} 不是当初写入的分片：其字节已改变。请从备份恢复，或重新转换数据。</translation>
        </message>
        <message>
            <source>{file} is not there, so that this export cannot answer step by step. Export a model that can, or answer files, with workbench predict.</source>
            <translation>{file} 不存在，因此该导出无法逐步回答。请导出可以逐步回答的模型，或用 workbench predict 回答文件。</translation>
        </message>
        <message>
            <source>{file} is of the data of run {run} already. Give the new rows in a file of their own.</source>
            <translation>{file} 已属于运行 {run} 的数据。请把新行放在单独的文件中。</translation>
        </message>
        <message>
            <source>{file} is the same file as another one elsewhere (a hard link), so it is not used. Copy the project's folder and open the copy.</source>
            <translation>{file} 与别处的另一个文件是同一个文件（硬链接），因此不会使用。请复制项目文件夹并打开副本。</translation>
        </message>
        <message>
            <source>{file} is {kind}, which may never end. Choose an ordinary file.</source>
            <translation>{file} 是{kind}，读取可能永不结束。请选择普通文件。</translation>
        </message>
        <message>
            <source>{file} lacks a column that tells sequences apart: its rows count as one sequence.</source>
            <translation>{file} 没有区分序列的列：其中所有行算作一条序列。</translation>
        </message>
        <message>
            <source>{file} lists none of the files.</source>
            <translation>{file} 没有列出其中任何文件。</translation>
        </message>
        <message>
            <source>{file} lists the recordings in column {column}.</source>
            <translation>{file} 在列 {column} 中列出录音。</translation>
        </message>
        <message>
            <source>{file} lists the recordings in column {column}. Their class is taken from column {label}; it might also be {others}.</source>
            <translation>{file} 在列 {column} 中列出了各录音。类别取自列 {label}；也可能是 {others}。</translation>
        </message>
        <message>
            <source>{file} lists the sequences in column {column}.</source>
            <translation>{file} 在列 {column} 中列出各序列。</translation>
        </message>
        <message>
            <source>{file} may not be read. Ask for permission to read it.</source>
            <translation>没有读取 {file} 的权限。请申请读取权限。</translation>
        </message>
        <message>
            <source>{file} must end in .csv or .json, which says how it is written.</source>
            <translation>{file} 必须以 .csv 或 .json 结尾，以决定写入格式。</translation>
        </message>
        <message>
            <source>{file} names format {found}, which no version of this program has written. Restore it from a backup.</source>
            <translation>{file} 标明的格式为 {found}，本程序的任何版本都未写过这种格式。请从备份恢复。</translation>
        </message>
        <message>
            <source>{file} takes any number of samples at once, {rate} of which are a second of sound, and its own state from before, and answers what the whole model answers to all sound so far</source>
            <translation>{file} 一次接受任意多个采样值（每 {rate} 个为一秒声音）以及它此前的状态，并给出完整模型对迄今全部声音的答案</translation>
        </message>
        <message>
            <source>{file} takes any number of steps at once and its own state from before, and answers at each step what the whole model answers to all steps so far</source>
            <translation>{file} 每次接收任意多个时间步和上一次的状态，并在每一步给出整个模型对至此所有时间步的回答</translation>
        </message>
        <message>
            <source>{file} takes {small} kB instead of {whole} kB; GRU and SimpleRNN layers keep their weights, for which ONNX Runtime has no operators of eight bits.</source>
            <translation>{file} 占 {small} kB，原为 {whole} kB；GRU 和 SimpleRNN 层保留原来的权重，因为 ONNX Runtime 没有它们的 8 位算子。</translation>
        </message>
        <message>
            <source>{file} tells it by ranges of time.</source>
            <translation>由 {file} 中的时间区间给出。</translation>
        </message>
        <message>
            <source>{file} tells it, row by row.</source>
            <translation>由 {file} 逐行给出。</translation>
        </message>
        <message>
            <source>{file} was emptied, replaced or deleted while its lines were read. Start again to read it anew.</source>
            <translation>{file} 在逐行读取时被清空、替换或删除。请重新启动，从头读取。</translation>
        </message>
        <message>
            <source>{file} was not exported by this program.</source>
            <translation>{file} 不是由本程序导出的。</translation>
        </message>
        <message>
            <source>{file} was not in order of time; its rows were sorted.</source>
            <translation>{file} 未按时间排序；已对各行排序。</translation>
        </message>
        <message>
            <source>{file} was written and not run: there is no C compiler (cc) here. Compile it and compare its answers before you rely on it.</source>
            <translation>{file} 已写出但没有运行：本机没有 C 编译器（cc）。在依赖它之前，请先编译并对比它的答案。</translation>
        </message>
        <message>
            <source>{file} was written by a newer version of this program (format {found}, this one reads up to {known}). Install the newer version to open it.</source>
            <translation>{file} 由本程序的更新版本写入（格式 {found}，当前版本最高可读 {known}）。请安装更新版本后打开。</translation>
        </message>
        <message>
            <source>{file} was written by a newer version of this program; install it.</source>
            <translation>{file} 由本程序的更新版本写入；请安装该版本。</translation>
        </message>
        <message>
            <source>{file} would overwrite itself. Choose another place with --to.</source>
            <translation>{file} 会覆盖自身。请用 --to 选择其他位置。</translation>
        </message>
        <message>
            <source>{file}, of which this job is made, is not here. Put it there, or bundle the job with its data.</source>
            <translation>此任务所用的 {file} 不在这里。请把它放到那里，或打包含数据的任务。</translation>
        </message>
        <message>
            <source>{file}, row {row}, column {column}: {problem}</source>
            <translation>{file}，第 {row} 行，列 {column}：{problem}</translation>
        </message>
        <message>
            <source>{file}, row {row}: {problem}</source>
            <translation>{file}，第 {row} 行：{problem}</translation>
        </message>
        <message>
            <source>{file}: a forecast needs time running down the rows, not one sequence per row. Choose another layout.</source>
            <translation>{file}：预测需要时间沿行向下推进，而不是每行一条序列。请选择其他布局。</translation>
        </message>
        <message>
            <source>{file}: all values of column {column} are beyond {most}, which no model can hold. Divide them first.</source>
            <translation>{file}：{column} 列的所有值都超出 {most}，没有模型能容纳。请先将它们除以一个数。</translation>
        </message>
        <message>
            <source>{file}: column {column} does not hold what it holds in {other}. Say what it is (--set data.reading.types.{column}=text), or convert the files one by one.</source>
            <translation>{file}：列 {column} 的内容类型与 {other} 中的不同。请指明其类型（--set data.reading.types.{column}=text），或逐个转换这些文件。</translation>
        </message>
        <message>
            <source>{file}: column {column} holds only one class, '{label}'. A model needs at least two to tell apart.</source>
            <translation>{file}：列 {column} 只有一个类别“{label}”。模型至少需要两个类别来区分。</translation>
        </message>
        <message>
            <source>{file}: column {column} holds something else than in the other shards. Convert the data again.</source>
            <translation>{file}：列 {column} 的内容类型与其他分片中的不同。请重新转换数据。</translation>
        </message>
        <message>
            <source>{file}: column {column} holds texts that are too long for NumPy shards. Convert to Parquet shards (--format parquet), or leave the column out first.</source>
            <translation>{file}：列 {column} 的文本过长，无法写入 NumPy 分片。请转换为 Parquet 分片（--format parquet），或先去掉该列。</translation>
        </message>
        <message>
            <source>{file}: column {column} holds {count} different words, too many for categories. Give it another role.</source>
            <translation>{file}：列 {column} 中有 {count} 个不同的词语，作为类别太多。请为其指定其他角色。</translation>
        </message>
        <message>
            <source>{file}: column {column} of sequence {sequence} holds no value at all. Ignore the column, or choose that missing values are left to the model.</source>
            <translation>{file}：序列 {sequence} 的列 {column} 没有任何值。请忽略该列，或选择把缺失值留给模型处理。</translation>
        </message>
        <message>
            <source>{file}: every row is left out. Take some of the ranges back.</source>
            <translation>{file}：所有行都被排除了。请恢复其中一些范围。</translation>
        </message>
        <message>
            <source>{file}: labels of steps need time running down the rows, not one sequence per row. Choose another layout.</source>
            <translation>{file}：逐步标签需要时间沿行向下推进，而不是每行一条序列。请选择其他布局。</translation>
        </message>
        <message>
            <source>{file}: line {row} begins a table within a cell, which is not read. Take the .ts file of the same data.</source>
            <translation>{file}：第 {row} 行开始了单元格内的表格，无法读取。请改用同一数据的 .ts 文件。</translation>
        </message>
        <message>
            <source>{file}: line {row} has {count} attributes before its values; the head of the file names {names}.</source>
            <translation>{file}：第 {row} 行的数值前有 {count} 个属性；文件头列出的是 {names}。</translation>
        </message>
        <message>
            <source>{file}: line {row} has {found} channels instead of {expected}.</source>
            <translation>{file}：第 {row} 行有 {found} 个通道，应为 {expected} 个。</translation>
        </message>
        <message>
            <source>{file}: line {row} holds '{cell}' where a number should be.</source>
            <translation>{file}：第 {row} 行在应为数值处是“{cell}”。</translation>
        </message>
        <message>
            <source>{file}: line {row} numbers its values, which is not read. Save the file with a value for every column.</source>
            <translation>{file}：第 {row} 行给值编了号，无法读取。请保存为每列都有值的文件。</translation>
        </message>
        <message>
            <source>{file}: line {row} says that each value has its own time; only evenly spaced values can be read.</source>
            <translation>{file}：第 {row} 行表示每个值都有自己的时间；只能读取等间隔的值。</translation>
        </message>
        <message>
            <source>{file}: line {row} stands before @data and is no header line.</source>
            <translation>{file}：第 {row} 行位于 @data 之前，但不是头部行。</translation>
        </message>
        <message>
            <source>{file}: line {row} starts at {time}, which is no time such as 1979-01-31 00-00-00.</source>
            <translation>{file}：第 {row} 行的起始为 {time}，不是像 1979-01-31 00-00-00 这样的时间。</translation>
        </message>
        <message>
            <source>{file}: no column tells the sequences apart. Give one column the role sequence, or choose another layout.</source>
            <translation>{file}：没有列可区分各条序列。请将某一列的角色设为序列，或选择其他布局。</translation>
        </message>
        <message>
            <source>{file}: reading HDF5, which MATLAB's version 7.3 is too, needs the extra 'hdf5'. Install it: pip install "sequence-workbench[hdf5]".</source>
            <translation>{file}：读取 HDF5（MATLAB 7.3 版也是这种格式）需要附加组件 'hdf5'。安装命令：pip install "sequence-workbench[hdf5]"。</translation>
        </message>
        <message>
            <source>{file}: reading Parquet files needs the extra 'parquet'. Install it: pip install "sequence-workbench[parquet]".</source>
            <translation>{file}：读取 Parquet 文件需要附加组件 'parquet'。请安装：pip install "sequence-workbench[parquet]"。</translation>
        </message>
        <message>
            <source>{file}: reading {ending} files needs the extra 'media'. Install it: pip install "sequence-workbench[media]".</source>
            <translation>{file}：读取 {ending} 文件需要附加组件 'media'。请安装：pip install "sequence-workbench[media]"。</translation>
        </message>
        <message>
            <source>{file}: row {row} gives sequence {sequence} a second label in column {column}. A sequence has one answer; correct the file, choose another sequence column, or label steps instead.</source>
            <translation>{file}：第 {row} 行在列 {column} 中给序列 {sequence} 第二个标签。一条序列只有一个答案；请更正文件、选择其他序列列，或改为逐步标注。</translation>
        </message>
        <message>
            <source>{file}: row {row} has no class in column {column}. Fill it in, or remove the sequence.</source>
            <translation>{file}：第 {row} 行的列 {column} 没有类别。请填写，或移除该序列。</translation>
        </message>
        <message>
            <source>{file}: row {row} holds no value. Remove the row.</source>
            <translation>{file}：第 {row} 行没有值。请删除该行。</translation>
        </message>
        <message>
            <source>{file}: row {row} is no record with names and values.</source>
            <translation>{file}：第 {row} 行不是带名称和值的记录。</translation>
        </message>
        <message>
            <source>{file}: row {row} of column {column} holds '{text}', which is not a number. Correct it in the file, or give the column another role, such as category.</source>
            <translation>{file}：列 {column} 的第 {row} 行是“{text}”，不是数字。请在文件中更正，或为该列指定其他角色，例如“类别”。</translation>
        </message>
        <message>
            <source>{file}: row {row} of column {column} holds no value. Fill it in, or choose how missing values are filled.</source>
            <translation>{file}：列 {column} 第 {row} 行没有值。请填写，或选择缺失值的填补方式。</translation>
        </message>
        <message>
            <source>{file}: row {row} of column {column} is empty, so it is not clear which sequence the row belongs to.</source>
            <translation>{file}：列 {column} 第 {row} 行为空，不清楚该行属于哪条序列。</translation>
        </message>
        <message>
            <source>{file}: row {row} of the time column {column} holds no time. Fill it in, or ignore the column.</source>
            <translation>{file}：时间列 {column} 第 {row} 行没有时间。请填写，或忽略该列。</translation>
        </message>
        <message>
            <source>{file}: the channels in line {row} have different lengths.</source>
            <translation>{file}：第 {row} 行各通道的长度不同。</translation>
        </message>
        <message>
            <source>{file}: the columns {columns} are no time together, such as a date and a clock or a year and a month. Leave one of them the role time.</source>
            <translation>{file}：列 {columns} 合在一起不是一个时间（如日期加钟点，或年加月）。请只让其中一列保留“时间”角色。</translation>
        </message>
        <message>
            <source>{file}: the series on line {row} would go on beyond the year 9999.</source>
            <translation>{file}：第 {row} 行的序列会超出公元 9999 年。</translation>
        </message>
        <message>
            <source>{file}: the steps have {count} different labels. A model needs at least two to tell apart.</source>
            <translation>{file}：各步有 {count} 种不同的标签。模型至少需要两种来区分。</translation>
        </message>
        <message>
            <source>{file}: there are {answers} answers for {count} sequences.</source>
            <translation>{file}：{count} 条序列有 {answers} 个答案。</translation>
        </message>
        <message>
            <source>{file}: two columns would be called {column}. Give one of them another name.</source>
            <translation>{file}：有两列会同名为 {column}。请给其中一列换个名称。</translation>
        </message>
        <message>
            <source>{file}: {problem}</source>
            <translation>{file}：{problem}</translation>
        </message>
        <message>
            <source>{finding} To mend it: {settings}</source>
            <translation>{finding} 修复方法：{settings}</translation>
        </message>
        <message>
            <source>{finding} {title}: {settings}</source>
            <translation>{finding}{title}：{settings}</translation>
        </message>
        <message>
            <source>{first} counts years, and twelve columns without names stand beside it. If they are its months, write year, Jan, Feb and so on above them, so that month follows on month.</source>
            <translation>{first} 列出年份，其旁有十二个没有名称的列。如果它们是各月份，请在其上方写入 year、Jan、Feb 等，使各月首尾相接。</translation>
        </message>
        <message>
            <source>{folder} is no longer watched: something else is answered now.</source>
            <translation>不再监视 {folder}：现在回答的是别的内容。</translation>
        </message>
        <message>
            <source>{folder} may not be written: choose another folder.</source>
            <translation>没有写入 {folder} 的权限：请选择其他文件夹。</translation>
        </message>
        <message>
            <source>{free} GiB free in {folder}</source>
            <translation>{folder} 可用空间 {free} GiB</translation>
        </message>
        <message>
            <source>{gap} steps between two parts belong to neither.</source>
            <translation>相邻两部分之间的 {gap} 步不属于任何一方。</translation>
        </message>
        <message>
            <source>{heads} heads cannot share {size} features evenly: take a number of heads that divides them.</source>
            <translation>{heads} 个头无法均分 {size} 个特征：请选择能整除的头数。</translation>
        </message>
        <message>
            <source>{judged} has no character that the model knows.</source>
            <translation>{judged}中没有模型认识的字符。</translation>
        </message>
        <message>
            <source>{judged} has no known value of {targets} to compare the answers with.</source>
            <translation>{judged}中没有 {targets} 的已知值可与答案比较。</translation>
        </message>
        <message>
            <source>{judged} has no known value of {targets} to compare the forecasts with.</source>
            <translation>{judged}中没有 {targets} 的已知值可与预测比较。</translation>
        </message>
        <message>
            <source>{key} cannot be searched: it changes what the validation loss measures, or nothing of it, so that trials could not be compared. Leave it out.</source>
            <translation>无法搜索 {key}：它会改变验证损失所衡量的内容，或对其毫无影响，因此试验之间无法比较。请去掉它。</translation>
        </message>
        <message>
            <source>{key}: {reason}</source>
            <translation>{key}：{reason}</translation>
        </message>
        <message>
            <source>{key}={text} does not work: {reason}.</source>
            <translation>{key}={text} 无效：{reason}。</translation>
        </message>
        <message>
            <source>{label} cannot be the name of a folder. Choose another class.</source>
            <translation>{label} 不能用作文件夹名称。请选择另一个类别。</translation>
        </message>
        <message>
            <source>{label} is to be recognised, but the files' names or table tell only {known}. Choose one of them.</source>
            <translation>要识别 {label}，但文件名或表中只有 {known}。请从中选择一个。</translation>
        </message>
        <message>
            <source>{level} % band</source>
            <translation>{level}% 区间带</translation>
        </message>
        <message>
            <source>{lines} lines hold {steps} steps. Every line below the header must be one step.</source>
            <translation>{lines} 行中有 {steps} 个时间步。表头以下的每一行都必须是一个时间步。</translation>
        </message>
        <message>
            <source>{marks} tells time otherwise than {file}: one has dates, the other numbers. Write both alike.</source>
            <translation>{marks} 与 {file} 表示时间的方式不同：一个是日期，另一个是数字。请统一写法。</translation>
        </message>
        <message>
            <source>{mark} cannot stand both between thousands and before fractions of {file}. Change one of the two marks.</source>
            <translation>{mark} 不能在 {file} 中既作千位分隔符又作小数点。请更改其中一个。</translation>
        </message>
        <message>
            <source>{measure} · answers judged</source>
            <translation>{measure} · 评判数</translation>
        </message>
        <message>
            <source>{metric} at each of {count} {kind}.</source>
            <translation>在 {count} {kind}上的{metric}。</translation>
        </message>
        <message>
            <source>{metric} by epoch; the best is {best}.</source>
            <translation>各轮的{metric}；最好为 {best}。</translation>
        </message>
        <message>
            <source>{metric} on the test part, {better}. {whisker}</source>
            <translation>测试集上的{metric}，{better}。{whisker}</translation>
        </message>
        <message>
            <source>{metric} worsens by</source>
            <translation>{metric}变差</translation>
        </message>
        <message>
            <source>{names} and {count} more</source>
            <translation>{names} 等另外 {count} 个</translation>
        </message>
        <message>
            <source>{name}</source>
            <translation>{name}</translation>
        </message>
        <message>
            <source>{name} at step {step}</source>
            <translation>第 {step} 步为 {name}</translation>
        </message>
        <message>
            <source>{name} in it is locked, or packed in another way</source>
            <translation>其中的 {name} 被加密，或以其他方式压缩</translation>
        </message>
        <message>
            <source>{name} in it is no file of a run</source>
            <translation>其中的 {name} 不是运行的文件</translation>
        </message>
        <message>
            <source>{name} in it is no ordinary file</source>
            <translation>其中的 {name} 不是普通文件</translation>
        </message>
        <message>
            <source>{name} in it says that it is far larger than it can be</source>
            <translation>其中的 {name} 自称远大于其可能的大小</translation>
        </message>
        <message>
            <source>{name} in {file} is not as it was packed: a byte of it has changed, or it is gone. Nothing of this run was taken over; bring the file here once more.</source>
            <translation>{file} 中的 {name} 与打包时不同：其中有字节被改动，或已缺失。此运行未被收入；请重新取回该文件。</translation>
        </message>
        <message>
            <source>{name} is no further format of exports; there are {names}.</source>
            <translation>{name} 不是可附加的导出格式；可用的有 {names}。</translation>
        </message>
        <message>
            <source>{name} is not installed</source>
            <translation>未安装 {name}</translation>
        </message>
        <message>
            <source>{name} is not known of every sequence, or changes within one. Known are {known}.</source>
            <translation>并非每条序列都有 {name}，或它在序列内变化。已知的有 {known}。</translation>
        </message>
        <message>
            <source>{name} is not known of the sequences: neither their files nor a column that stays the same tell it.</source>
            <translation>序列没有 {name} 的信息：文件和取值不变的列都未给出。</translation>
        </message>
        <message>
            <source>{name} {op} {wanted} compares numbers, but {name} is '{value}' and the other '{wanted}'. Use == or != for texts.</source>
            <translation>{name} {op} {wanted} 用于比较数值，但 {name} 为“{value}”，另一方为“{wanted}”。文本请用 == 或 !=。</translation>
        </message>
        <message>
            <source>{name} {version}</source>
            <translation>{name} {version}</translation>
        </message>
        <message>
            <source>{parameters} learned numbers, {epochs} epochs with seed {seed}; number {best} was the best on validation</source>
            <translation>学得 {parameters} 个参数，共 {epochs} 轮，随机种子 {seed}；第 {best} 轮在验证集上最好</translation>
        </message>
        <message>
            <source>{pattern} does not tell where one part ends and the next begins. Put a character between them.</source>
            <translation>{pattern} 无法判断一部分在哪里结束、下一部分从哪里开始。请在两者之间加一个字符。</translation>
        </message>
        <message>
            <source>{pattern} is not a pattern of names. Write parts in braces, such as {example}.</source>
            <translation>{pattern} 不是命名模式。请把各部分写在花括号中，例如 {example}。</translation>
        </message>
        <message>
            <source>{pattern} names the part {name} twice.</source>
            <translation>{pattern} 中部分 {name} 出现了两次。</translation>
        </message>
        <message>
            <source>{percent} %</source>
            <translation>{percent} %</translation>
        </message>
        <message>
            <source>{percent} % of the units of {layer} are idle.</source>
            <translation>{layer} 中有 {percent} % 的单元闲置。</translation>
        </message>
        <message>
            <source>{points} points</source>
            <translation>{points} 个百分点</translation>
        </message>
        <message>
            <source>{program} did not end within {seconds} seconds. Nothing was exported; please report this.</source>
            <translation>{program} 在 {seconds} 秒内没有结束。没有导出任何内容；请报告此问题。</translation>
        </message>
        <message>
            <source>{quote} cannot be the quote of {file}: it must be one character, or empty for none.</source>
            <translation>{quote} 不能作为 {file} 的引号：它必须是一个字符，或留空表示无。</translation>
        </message>
        <message>
            <source>{reason}</source>
            <translation>{reason}</translation>
        </message>
        <message>
            <source>{rows} rows of {file} became {count} steps, one every {length}.</source>
            <translation>{file} 的 {rows} 行变为 {count} 步，每 {length} 一步。</translation>
        </message>
        <message>
            <source>{rows} rows of {file} became {count} steps, one every {part}.</source>
            <translation>{file} 的 {rows} 行变成 {count} 步，每{part}一步。</translation>
        </message>
        <message>
            <source>{season} steps ago</source>
            <translation>{season} 步之前</translation>
        </message>
        <message>
            <source>{season} steps ago + change</source>
            <translation>{season} 步之前 + 变化</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} 秒</translation>
        </message>
        <message>
            <source>{seconds} s were kept as {file}.</source>
            <translation>已将 {seconds} 秒的录音保存为 {file}。</translation>
        </message>
        <message>
            <source>{sequences} sequences with {steps} steps in all; the longest has {longest}.</source>
            <translation>{sequences} 个序列，共 {steps} 步；最长的有 {longest} 步。</translation>
        </message>
        <message>
            <source>{sequence} has {steps} steps, but the model looks back over {context}. Give it a longer series.</source>
            <translation>{sequence} 有 {steps} 步，但模型需要回看 {context} 步。请提供更长的序列。</translation>
        </message>
        <message>
            <source>{share} % of the states of {where} are beyond ±0.9, where they hardly follow their inputs.</source>
            <translation>{where}有 {share}% 的状态超出 ±0.9，在那里它们几乎不再跟随输入。</translation>
        </message>
        <message>
            <source>{share} of the training examples are of class {label}: always answering it would look good. Read the F1 score, not the accuracy.</source>
            <translation>{share} 的训练样本属于类别 {label}：总是回答它也会显得不错。请看 F1 分数，而不是准确率。</translation>
        </message>
        <message>
            <source>{share} of the training steps are of class {label}: always answering it would look good. Read the F1 score, not the accuracy.</source>
            <translation>{share} 的训练步属于类别 {label}：总是回答它也会显得不错。请看 F1 分数，而不是准确率。</translation>
        </message>
        <message>
            <source>{share} of {target} in the {part} part lie far outside of what the training part holds, which is {low} to {high}: a model cannot have learned them. Did the unit or the sensor change?</source>
            <translation>{part}集中 {share} 的 {target} 远远超出训练集的范围（{low} 到 {high}）：模型不可能学过这些值。是单位或传感器变了吗？</translation>
        </message>
        <message>
            <source>{size} MB are to be unpacked into {file}, for which its disk has no room. Make room there and try again.</source>
            <translation>要向 {file} 解压 {size} MB,但其磁盘空间不足。请腾出空间后重试。</translation>
        </message>
        <message>
            <source>{targets} of each sequence, in the units of the data it learned from</source>
            <translation>每个序列的 {targets}，单位与训练数据相同</translation>
        </message>
        <message>
            <source>{target}</source>
            <translation>{target}</translation>
        </message>
        <message>
            <source>{target} lies at another level in the test part ({test} standard deviations from the training mean) than in validation ({val}): the validation error does not foretell the test error.</source>
            <translation>{target} 在测试集的水平（偏离训练集均值 {test} 个标准差）与验证集（{val}）不同：验证误差不能预示测试误差。</translation>
        </message>
        <message>
            <source>{target} never changes in the training part, so there is nothing to learn.</source>
            <translation>{target} 在训练集中从不变化，因此没有可学习的内容。</translation>
        </message>
        <message>
            <source>{target} of {series} in the test part: what came, and what was foretold.</source>
            <translation>测试集中 {series} 的 {target}：真值与预测。</translation>
        </message>
        <message>
            <source>{target} varies {times} times as much in {large} as in {small}: on one scale for all series a model learns the large ones alone, and its numbers say little of the small ones.</source>
            <translation>{target} 在 {large} 中的变化是在 {small} 中的 {times} 倍：若所有序列共用一个尺度，模型只会学习大的序列，其指标也很难说明小的序列。</translation>
        </message>
        <message>
            <source>{target}, {step} ahead</source>
            <translation>{target}（未来第 {step} 步）</translation>
        </message>
        <message>
            <source>{target}: the model's answers over the truth; on the dashed line both are equal.</source>
            <translation>{target}：模型的回答与真值；虚线上两者相等。</translation>
        </message>
        <message>
            <source>{text} is no time to leave out. Write it such as 2024-03-01 12:00.</source>
            <translation>{text} 不是可排除的时间。请写成例如 2024-03-01 12:00。</translation>
        </message>
        <message>
            <source>{title} answers differently from the model in this program: by {difference} at batch {batch} and length {length}, where {allowed} is allowed. Nothing was exported; please report this.</source>
            <translation>{title} 的答案与本程序中的模型不同：批大小 {batch}、长度 {length} 时相差 {difference}，允许 {allowed}。未导出任何文件；请报告此问题。</translation>
        </message>
        <message>
            <source>{title} does not run in a process of its own ({reason}). Nothing was exported; please report this.</source>
            <translation>{title} 无法在独立进程中运行（{reason}）。未导出任何文件；请报告此问题。</translation>
        </message>
        <message>
            <source>{title}: {evidence}</source>
            <translation>{title}：{evidence}</translation>
        </message>
        <message>
            <source>{told} More is lost than half a point of accuracy or 1 % of the error, so nothing was exported. Leave this format out.</source>
            <translation>{told}损失超过 0.5 个百分点的准确率或 1% 的误差，因此没有导出任何内容。请不要导出此格式。</translation>
        </message>
        <message>
            <source>{what} does not work: {reason}.</source>
            <translation>{what} 不可用：{reason}。</translation>
        </message>
        <message>
            <source>ε {epsilon}</source>
            <translation>ε {epsilon}</translation>
        </message>
        <message>
            <source>ε: a floor 100 dB below full scale; then the bands are normalised</source>
            <translation>ε：满刻度以下 100 dB 的下限；之后对各频带归一化</translation>
        </message>
        <message>
            <source>σ: the sigmoid, from 0 to 1; ⊙: number by number</source>
            <translation>σ：sigmoid 函数，取值 0 到 1；⊙：逐元素相乘</translation>
        </message>
    </context>
</TS>
