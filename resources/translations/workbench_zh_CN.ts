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
        <source>Looking at this machine</source>
        <translation>正在检查本机</translation>
    </message>
    <message>
        <source>Recurrent networks for sequence data, by point and click.</source>
        <translation>点选即可为序列数据搭建循环神经网络。</translation>
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
        <source>Reset la&amp;yout</source>
        <translation>重置布局(&amp;Y)</translation>
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
    <name>App</name>
    <message>
        <source>Loading PyTorch</source>
        <translation>正在加载 PyTorch</translation>
    </message>
</context>
<context>
    <name>BlockCatalog</name>
    <message>
        <source>Dense</source>
        <translation type="unfinished">全连接</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished">随机失活</translation>
    </message>
    <message>
        <source>Evens out each step&apos;s values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation type="unfinished">展平</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation type="unfinished">GRU</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation type="unfinished">LSTM</translation>
    </message>
    <message>
        <source>Last steps side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LayerNorm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain recurrence, short memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recurrent</source>
        <translation type="unfinished">循环层</translation>
    </message>
    <message>
        <source>SimpleRNN</source>
        <translation type="unfinished">SimpleRNN</translation>
    </message>
    <message>
        <source>Three gates and a memory cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two gates, long memory, light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weighted sums at every step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zeros at random, less overfitting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlockExplanation</name>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished">上下文</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation type="unfinished">预测步数</translation>
    </message>
    <message>
        <source>It is part of the model and of every exported file: raw values go in, units come out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing values</source>
        <translation type="unfinished">缺失值</translation>
    </message>
    <message>
        <source>Season</source>
        <translation type="unfinished">季节周期</translation>
    </message>
    <message>
        <source>T: the last step of the window; a forecast gets the removed level back at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T: the last step of the window; k: how many steps ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished">任务</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>h: what the last layer gives at each step, T: the last step; W, b: learned weights and biases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>told by one more 0/1 feature per column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>y = the commonest class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{steps} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>μ, s: mean and standard deviation of each column, from the training part only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BlockItem</name>
    <message>
        <source>{count} parameters</source>
        <translation type="unfinished"></translation>
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
        <source>Type a command</source>
        <translation>输入命令</translation>
    </message>
</context>
<context>
    <name>ConfusionTable</name>
    <message>
        <source>Confusion matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows: the true class. Columns: the model&apos;s answer. Right answers lie on the diagonal, in bold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {total} sequences of class {truth} were answered as {answer}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>&amp;Copy report</source>
        <translation>复制报告(&amp;C)</translation>
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
    <name>DataPage</name>
    <message>
        <source>Add data files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change how the file is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change missing values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check what was read, say what each column is for, and see how it is cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose data files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished">数据</translation>
    </message>
    <message>
        <source>File shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the file is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make {column} {role}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing values</source>
        <translation type="unfinished">缺失值</translation>
    </message>
    <message>
        <source>Next: Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training, validation, test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} cells are empty or unreadable: {listed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {rows} rows, {columns} columns. Click a column&apos;s head to say what it is for.</source>
        <translation type="unfinished"></translation>
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
</context>
<context>
    <name>EmptyRuns</name>
    <message>
        <source>Go to Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trained model yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train one first; a minute is enough for the samples. Then look at it here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>A new or an empty folder, or one that an earlier export wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An export goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a new or an empty folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished">导出</translation>
    </message>
    <message>
        <source>Export the chosen run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder to export into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the model away as files that work without this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a model first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the files and check them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ForecastPictures</name>
    <message>
        <source>1 step ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best naive forecast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the best naive forecast as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing the forecast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error by step ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation type="unfinished">预测</translation>
    </message>
    <message>
        <source>Forecast beside the truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histogram of the residuals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished">模型</translation>
    </message>
    <message>
        <source>Naive forecast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residuals along the test part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row of the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished">目标</translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished">时间</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Truth minus forecast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole forecasts one after another, or only the value so many steps ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole forecasts, end to end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} steps ahead</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormatChoice</name>
    <message>
        <source>All of these files in one folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX: runs anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch: to read and to train further</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model.onnx is the whole model in one file: your raw numbers in, answers in your units out. It runs with ONNX Runtime on Windows, macOS, Linux, phones and in browsers, from Python, C++, C#, Java or JavaScript. With predict_onnx.py, which answers a CSV file (needs Python, onnxruntime and numpy).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model.safetensors holds the weights, model.py the network as plain Python code. With predict.py, which answers a CSV file (needs Python and torch). Neither needs this program.</source>
        <translation type="unfinished"></translation>
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
        <source>Best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished">损失</translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished">训练</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished">验证</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
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
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>My experiment</source>
        <translation>我的实验</translation>
    </message>
    <message>
        <source>Open a project&apos;s folder</source>
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
        <source>Tables as text ({patterns})</source>
        <translation>文本表格 ({patterns})</translation>
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
        <source>Without saving, this experiment&apos;s changes and unsaved runs are lost.</source>
        <translation>如果不保存，此实验的更改和未保存的运行将丢失。</translation>
    </message>
    <message>
        <source>“{name}” is open in another window ({who}).</source>
        <translation>“{name}”已在另一个窗口中打开（{who}）。</translation>
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
        <source>T&amp;heme</source>
        <translation>主题(&amp;H)</translation>
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
        <source>Sa&amp;mples</source>
        <translation>示例(&amp;M)</translation>
    </message>
    <message>
        <source>Sample: {name}</source>
        <translation>示例：{name}</translation>
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
        <source>Warning</source>
        <translation>警告</translation>
    </message>
</context>
<context>
    <name>ModelBlocks</name>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Naive head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output: a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output: a forecast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropout {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last value removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last {steps} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learns nothing from the layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next {steps} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not scaled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads the last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads the maximum over steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads the mean over steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>standardised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished">步</translation>
    </message>
    <message>
        <source>targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{units} units</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelCanvas</name>
    <message>
        <source>Model canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The blocks of the model as a chain; the outline below lists the same.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelEditor</name>
    <message>
        <source>Add {block}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {setting}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut {block}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {block}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate {block}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {block}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste {block}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from {template}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelInspector</name>
    <message>
        <source>Change on the Data page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector of the selected block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output: {shape}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it computes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the settings do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelOutline</name>
    <message>
        <source>Arrow keys select a block, Alt with arrow keys moves it, Delete removes it, Ctrl+D duplicates it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Add {block}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue to training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag blocks onto the chain. Shapes, parameters and problems follow every change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the model in view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished">模型</translation>
    </message>
    <message>
        <source>Move block down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move block up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters are counted once data is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} parameters in all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaletteEntry</name>
    <message>
        <source>Add {block} after the selected block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag it onto a wire, or double-click to add it after the selected block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter adds it after the selected block.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartCounts</name>
    <message>
        <source>{part}: {count} examples</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Plot</name>
    <message>
        <source>Copy as image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG or SVG image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as image…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save points as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save points as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>{name}: role {role}, type {type}, {missing} missing. Click to change the role.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>First rows of the file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>Analysis: 1 problem keeps the model from training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysis: everything fits, the model can be trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysis: the model can be trained, with 1 warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysis: the model can be trained, with {count} warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysis: {count} problems keep the model from training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a problem to select its block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems of the model</source>
        <translation type="unfinished"></translation>
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
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
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
    <name>ReadingForm</name>
    <message>
        <source>Bar |</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colon :</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma ,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detected: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished">无</translation>
    </message>
    <message>
        <source>None: one column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Semicolon ;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportCard</name>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before the folder is written, each exported file answers real examples in a process of its own, at several batch sizes and lengths, and its answers are compared with this program&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">取消</translation>
    </message>
    <message>
        <source>Cancelling; nothing is left behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check and result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks of the exported files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command line that predicts from a CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished">复制</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every file was asked, in a process of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported and verified: the files answer as this program does. Largest difference {difference}, allowed {tolerance} (in standard deviations of the target, or of a probability).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predict from a CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ differs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultsPage</name>
    <message>
        <source>All runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the model that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation type="unfinished">预测</translation>
    </message>
    <message>
        <source>Judging the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished">类型</translation>
    </message>
    <message>
        <source>Layer {number}: {setting}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make data, model and training what they were in this run; one undo step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residuals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished">结果</translation>
    </message>
    <message>
        <source>Use settings of run {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the settings of the run that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this run&apos;s settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model is worth on data that training never saw.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunChoice</name>
    <message>
        <source>Listing the runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run that this page shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run}: {state}, {epochs} epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run}: {state}, {epochs} epochs, validation {loss}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunCurves</name>
    <message>
        <source>Best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation type="unfinished">预测</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished">学习率</translation>
    </message>
    <message>
        <source>Learning rate over the epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished">损失</translation>
    </message>
    <message>
        <source>Loss over the epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm of the gradients over the epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row of the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show losses by their order of magnitude, so that late progress is seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished">训练</translation>
    </message>
    <message>
        <source>Training, as it runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished">验证</translation>
    </message>
    <message>
        <source>Validation forecast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation forecast beside the truth</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>All runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns at the right are the settings in which runs differ; bold: other than in the run shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing the runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete run {run} with its weights and results? This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make data, model and training what they were in this run; undoable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use its settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScoreCard</name>
    <message>
        <source>Each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished">模型</translation>
    </message>
    <message>
        <source>Numbers of each target or class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers of the model beside the naive answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers on the test part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} examples that training never saw. The best of each row is bold and ticked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SequencePlot</name>
    <message>
        <source>Class {name}, {steps} steps, {part} part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Example whose window is drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the window through the examples of this sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation type="unfinished">序列</translation>
    </message>
    <message>
        <source>Sequence shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The series with its parts and one window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training window {index} of {count}: {context} steps in (grey), {horizon} ahead (accent)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>standard deviations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
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
    <name>TileRow</name>
    <message>
        <source>Best validation loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished">设备</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation type="unfinished">已用内存</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} per s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{epoch} of {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} (epoch {epoch})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Continue for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the run; its last finished epoch is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the model to the training part; the validation part tells when to stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with this run where it was, to its planned number of epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judging the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished">训练</translation>
    </message>
    <message>
        <source>Train the run that is shown for so many epochs more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished">训练</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation type="unfinished">轮</translation>
    </message>
</context>
<context>
    <name>TrainingSettings</name>
    <message>
        <source>A run goes on now. Changes here reach the next run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apple GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {setting}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Essentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss and optimiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVIDIA GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping and regularisation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Value</name>
    <message>
        <source>Absolute error (MAE)</source>
        <translation>绝对误差 (MAE)</translation>
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
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>By group</source>
        <translation>按组</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>按时间</translation>
    </message>
    <message>
        <source>Class per step</source>
        <translation>每步一个类别</translation>
    </message>
    <message>
        <source>Classify</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Comma (3,14)</source>
        <translation>逗号 (3,14)</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>随机失活</translation>
    </message>
    <message>
        <source>Each recording&apos;s own</source>
        <translation>按每段录音自身</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Fill between neighbours</source>
        <translation>用相邻值插补</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>展平</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>Huber</source>
        <translation>Huber</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Last value</source>
        <translation>最后的值</translation>
    </message>
    <message>
        <source>Layer normalisation</source>
        <translation>层归一化</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Lower on a plateau</source>
        <translation>停滞时降低</translation>
    </message>
    <message>
        <source>Many sequences, one step per row</source>
        <translation>多条序列，每行一步</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Mean and spread</source>
        <translation>均值与离散度</translation>
    </message>
    <message>
        <source>Naive</source>
        <translation>朴素</translation>
    </message>
    <message>
        <source>Next character</source>
        <translation>下一个字符</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>单周期</translation>
    </message>
    <message>
        <source>One labelled sequence per file</source>
        <translation>每个文件一条带标签的序列</translation>
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
        <source>Over the batch</source>
        <translation>按批次</translation>
    </message>
    <message>
        <source>Own mean, training spread</source>
        <translation>自身均值与训练离散度</translation>
    </message>
    <message>
        <source>Point (3.14)</source>
        <translation>点 (3.14)</translation>
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
        <source>Random, equal class shares</source>
        <translation>随机，类别比例相同</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Recurrent</source>
        <translation>循环层</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Repeat the last value</source>
        <translation>重复上一个值</translation>
    </message>
    <message>
        <source>SGD with momentum</source>
        <translation>带动量的 SGD</translation>
    </message>
    <message>
        <source>Segment decoder</source>
        <translation>分段解码器</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>SimpleRNN</source>
        <translation>SimpleRNN</translation>
    </message>
    <message>
        <source>Squared error (MSE)</source>
        <translation>平方误差 (MSE)</translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation>标准化</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Tell the model</source>
        <translation>告知模型</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
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
        <source>Training part&apos;s bands</source>
        <translation>按训练部分的频带</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Value per sequence</source>
        <translation>每条序列一个值</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>Better than the naive answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judging the run …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maybe chance: not clearly better than the naive answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No better than the naive answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run could not be judged</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Drop CSV files or a project anywhere in this window</source>
        <translation>将 CSV 文件或项目拖放到此窗口任意位置</translation>
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
    <name>WireItem</name>
    <message>
        <source>Drag a block here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>--set wants KEY=VALUE, such as training.epochs=30, not {setting}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fraction below 1, or a number of steps (of sequences, where there are many).</source>
        <translation>小于 1 的比例，或步数（有多条序列时为序列数）。</translation>
    </message>
    <message>
        <source>A name for each row; a model learns nothing from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number that the model may look at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A project cannot be written to {file}: {reason}. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second table of {count} columns and {rows} rows starts here. Its rows are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A window of {context} + {horizon} steps is longer than the series, which has {steps} steps in three parts. Choose a shorter horizon first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A window of {context} + {horizon} steps is longer than the series, which has {steps} steps. The largest context that fits is {fits}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A {name} cuts most rows into {width} cells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>Added to the variance, against division by zero.</source>
        <translation>加到方差上，防止除以零。</translation>
    </message>
    <message>
        <source>After Flatten only one step is left: a recurrent layer has no sequence to read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Airline passengers</source>
        <translation>航空乘客</translation>
    </message>
    <message>
        <source>All system libraries that Qt needs are here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>By time for a series; at random, with equal shares of classes, or by group for many sequences.</source>
        <translation>单条序列按时间划分；多条序列可随机、按类别比例或按组划分。</translation>
    </message>
    <message>
        <source>Bytes above 127 come in pairs, as in Chinese text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Checking {file} in a process of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chooses the best epoch. A fraction below 1, or a number of steps or sequences.</source>
        <translation>用于选出最佳轮次。小于 1 的比例，或步数或序列数。</translation>
    </message>
    <message>
        <source>Class {label} has only {count} training examples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class {label} is in the {part} part but not in training, so it cannot be recognised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column {column} tells the sequences apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column {number} has no name; it is called {unique}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Converting {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{part}&apos; is not a condition. Write such as index&lt;5 or speaker==george, joined by &apos;and&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A CSV file with a column of file names and columns of facts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A block inside the shortcut changes the number of steps: nothing fits to be added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A learned linear map; segments of the forecast, each decoded from the last state; or the naive answer: a past value repeated, or the commonest class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A split by group needs a group. Choose one of {known}, or split in another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole step is one CUDA graph, replayed over data that stay on the device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After Segments each column is alone: choose the kind segments for the head.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All recordings are brought to it; the first one&apos;s when not given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An embedding is for text: it gives every character a vector, but the data holds measurements.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An embedding reads the characters themselves: move it to the first place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bands blanked at random in training, at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bands scaled by the training part, by each recording&apos;s own mean and spread, or own mean and the training part&apos;s spread.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocks that the shortcut leads around.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C: the cosine transform, of which the first coefficients are kept and normalised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled; nothing was exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Causal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters are names, not quantities: switch scaling and level off in the preprocessing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coefficients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-entropy compares classes, but the model answers numbers: take MSE, MAE or Huber.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day and month cannot be told apart in column {column}; they are read as {form}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decimal mark</source>
        <translation>小数点</translation>
    </message>
    <message>
        <source>Decoding {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>分隔符</translation>
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
        <source>Display: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished">随机失活</translation>
    </message>
    <message>
        <source>Dropout after each layer</source>
        <translation>每层之后的随机失活</translation>
    </message>
    <message>
        <source>E: a table with one learned vector per character; xₜ: the number of the character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each file is one series, because no column tells sequences apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each file is one series, because time runs down its rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each row has its own class, so each row is one sequence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each sequence is made louder or softer by up to this much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each sequence is moved in time by up to this share of its length; its end values fill the gap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Epochs without a better validation loss before training ends; 0 switches it off.</source>
        <translation>验证损失不再改善多少轮后结束训练；0 表示关闭。</translation>
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
        <source>Even out each unit over the batch; padded steps do not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every byte sequence is valid UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every second byte is zero, as in UTF-16.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every sequence has one step only, so there is no order to learn from; is the layout right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every step is to be answered, but this block merges steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples per optimiser step.</source>
        <translation>每个优化步的样本数。</translation>
    </message>
    <message>
        <source>Fill between neighbours, repeat the last value, tell the model by an extra feature, or refuse.</source>
        <translation>用相邻值插补、重复上一个值、用额外特征告知模型，或拒绝。</translation>
    </message>
    <message>
        <source>Filling missing values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flatten takes {steps} steps, but the context has only {context}. Take fewer, or lengthen the context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flatten takes {steps} steps, but the longest sequence has {context}: its first step is repeated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forecast monthly passengers: 144 months from 1949 to 1960, with a trend and a yearly season.</source>
        <translation>预测每月乘客数：1949 至 1960 年共 144 个月，含趋势和年度季节性。</translation>
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
        <source>Frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames blanked at random in training, at most (SpecAugment).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frequency bands, narrow below and wide above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frequency mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Function after the weights; none keeps the layer linear.</source>
        <translation>权重之后的函数；选“无”则保持线性。</translation>
    </message>
    <message>
        <source>Future steps the model predicts.</source>
        <translation>模型预测的未来步数。</translation>
    </message>
    <message>
        <source>GRU forecaster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain and time shift would make a forecast&apos;s truth wrong. Set both to 0; noise may stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>Gather from the present step and those before it only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gestures</source>
        <translation>手势</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Group column</source>
        <translation>分组列</translation>
    </message>
    <message>
        <source>Guessing characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header rows</source>
        <translation>表头行</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest frequency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds dates or times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds no numbers, so the model cannot use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>预测步数</translation>
    </message>
    <message>
        <source>How bytes become characters, such as utf-8.</source>
        <translation>字节如何变成字符，例如 utf-8。</translation>
    </message>
    <message>
        <source>How files are named, such as {label}_{speaker}_{index}; other characters stand for themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How gradients become steps; Adam is the article&apos;s choice.</source>
        <translation>梯度如何变成更新步；文章选用 Adam。</translation>
    </message>
    <message>
        <source>How many last steps are taken; the whole context when not given.</source>
        <translation>取最后多少步；未给出时取整个上下文。</translation>
    </message>
    <message>
        <source>How many patterns are looked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate changes over the epochs.</source>
        <translation>学习率随轮次如何变化。</translation>
    </message>
    <message>
        <source>Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it again: {command}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it: {command}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the torch built for your driver (see https://pytorch.org/get-started/locally), or update the driver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name or its few different texts look like classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name says time, and its values rise from row to row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its values repeat from row to row, one value per sequence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judges the result once. A fraction below 1, or a number of steps or sequences.</source>
        <translation>对结果评判一次。小于 1 的比例，或步数或序列数。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>LSTM forecaster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished">标签</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest norm of all gradients; 0 switches it off.</source>
        <translation>所有梯度的最大范数；0 表示关闭。</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Leave out what is quiet before the first and after the last sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out at first: a forecast starts from its target&apos;s own past. Make it a feature to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levels; each looks back twice as far as the one before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear</source>
        <translation type="unfinished">线性</translation>
    </message>
    <message>
        <source>Lines above the table, such as a title.</source>
        <translation>表格上方的行，例如标题。</translation>
    </message>
    <message>
        <source>Loading PyTorch</source>
        <translation type="unfinished">正在加载 PyTorch</translation>
    </message>
    <message>
        <source>Log in to a desktop, use ssh -X, or start a virtual screen: {command}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long recordings are heard in pieces of this length; whole when not given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for a season</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Lowest frequency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room: checkpoints and caches can take gigabytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mel bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing values</source>
        <translation>缺失值</translation>
    </message>
    <message>
        <source>Most numbers with a fraction are written with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Naive</source>
        <translation type="unfinished">朴素</translation>
    </message>
    <message>
        <source>Naive season</source>
        <translation>朴素周期</translation>
    </message>
    <message>
        <source>Neighbouring steps that one output sees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cell is quoted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column feeds the model. Give a column the role of a target or a feature.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column holds the classes. Give a column the role label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column holds the classes. Give one column of {file} the role label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column holds the values to answer. Give one number column of {file} the role target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column is to be forecast. Give one number column of {file} the role target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data is loaded. Open a file and choose what the model answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No delimiter cuts the rows into cells, so each row is one cell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file is loaded yet. Add a file or folder first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file is named like {pattern}, but such as {stem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One series per file, many sequences told apart by a column, one sequence per row, or one labelled sequence per file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One vector per sequence: the last valid step, the mean or maximum, or a learned weighted mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtract each window&apos;s own last value or mean, or its mean and spread; a forecast gets them back at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is no better than always answering the commonest class, {label}, as far as {examples} test {things} can tell: right for {model} % against {baseline} %, which may be chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is right for {model} % of the {things}; always answering the commonest class, {label}, is right for {baseline} %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model answers: future values, a class or a value per sequence, a class per step, or the next character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{chosen} of {count} sequences meet the condition &apos;{condition}&apos;; test needs one at least, and training and validation one each of the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{coefficients} coefficients cannot be made of {mels} bands: take no more than there are bands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column} has only {count} different values, but {parts} parts need one group each. Choose another group column, or split in another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: reading {ending} files needs the extra &apos;media&apos;. Install it: pip install &quot;sequence-workbench[media]&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: row {row} gives sequence {sequence} a second label in column {column}. A sequence has one answer; correct the file, choose another sequence column, or label steps instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No number has a fraction that tells; this is the usual mark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other encoding fits; choose another one if letters look wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise, gain and time shift are for numbers, not for characters. Set all three to 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the {count} files can be used as a recording. The first: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the {count} recordings can be decoded. The first: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is to be answered. Give a number column the role of the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is to be forecast. Give a number column the role of the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing tells what is to be recognised in {file}. Put the recordings of each class in a folder of their own, say how the files are named, or give a table of files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers kept per frame, from coarse to fine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On Debian or Ubuntu: {command}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One GRU layer on changes since the last value: small, quick and hard to beat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One LSTM layer that reads forwards and backwards, with half of its outputs dropped in training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One linear map of the whole window: a baseline that is often surprisingly good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one column can have the role {role}, but {columns} have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open data first: there is nothing to train on yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passes over the training part at most.</source>
        <translation>最多遍历训练部分的次数。</translation>
    </message>
    <message>
        <source>Past steps the model sees.</source>
        <translation>模型看到的过去步数。</translation>
    </message>
    <message>
        <source>Pattern of names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patterns per level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>Predicting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicting with the model in this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the model</source>
        <translation type="unfinished"></translation>
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
        <source>Putting the sequences together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python {version} on {system}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt lacks system libraries; the window will not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions that each step may ask at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quieter than this, measured from the loudest moment, counts as silence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>引号</translation>
    </message>
    <message>
        <source>Random noise on every input, as a share of its standard deviation in the training part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random walk</source>
        <translation>随机游走</translation>
    </message>
    <message>
        <source>Rare classes count as much as common ones in the loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Read the sequence forwards and backwards; doubles the output.</source>
        <translation>正反两个方向读取序列；输出加倍。</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings as wholes can be told apart (classify) or be given a value (regress); {task} is not for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove level</source>
        <translation>去除水平</translation>
    </message>
    <message>
        <source>Repeats the last value, or answers the commonest class: what every model must beat.</source>
        <translation type="unfinished"></translation>
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
        <source>Rows that name the columns; 0 where there are none.</source>
        <translation>为列命名的行；没有则为 0。</translation>
    </message>
    <message>
        <source>Rows to skip</source>
        <translation>跳过的行</translation>
    </message>
    <message>
        <source>Run {run} cannot be deleted: {reason}. Close other programs that use its folder {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {run} has no trained weights yet: no epoch has finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {run} is being trained by process {pid} right now. Stop it there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {run} is being trained right now. Stop it before you delete it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {run}: {verdict}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples between the starts of two frames.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples that one frame sees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved to {folder}.</source>
        <translation>已保存到 {folder}。</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率计划</translation>
    </message>
    <message>
        <source>Season</source>
        <translation>季节周期</translation>
    </message>
    <message>
        <source>See only the present step and those before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segments are cut from the columns themselves: move this block to the first place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segments are for forecasts: each column is read alone, and nothing puts them together again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segments cannot mark missing values: let the data fill them in another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences that make the test part, such as index&lt;5 or speaker==george; the others are shared out between training and validation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences that share this column&apos;s value stay in one part.</source>
        <translation>此列取值相同的序列留在同一部分。</translation>
    </message>
    <message>
        <source>Share of a segment that the next one repeats.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of certainty given to all classes alike in training, against overconfidence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of outputs set to zero in training, against overfitting.</source>
        <translation>训练时置零的输出比例，用于防止过拟合。</translation>
    </message>
    <message>
        <source>Share of the numbers before the last weights set to zero in training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of values set to zero in training.</source>
        <translation>训练时置零的值的比例。</translation>
    </message>
    <message>
        <source>Silence level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SimpleRNN forgets soonest; GRU and LSTM remember longer.</source>
        <translation>SimpleRNN 遗忘最快；GRU 和 LSTM 记得更久。</translation>
    </message>
    <message>
        <source>Size of a step; the highest of the schedule.</source>
        <translation>步长；学习率计划中的最大值。</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the vector for each segment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some bands are narrower than such short frames can tell apart: take fewer, or longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some cells stand in this quote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the program ({kind}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the program ({kind}). Your data and settings are safe.</source>
        <translation>程序内部出现错误（{kind}）。您的数据和设置是安全的。</translation>
    </message>
    <message>
        <source>Sound features are made of one column of samples without gaps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound features are made of raw samples: move this block to the first place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Split seed</source>
        <translation>划分种子</translation>
    </message>
    <message>
        <source>Stacked SimpleRNN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stacked SimpleRNN with dropout</source>
        <translation type="unfinished"></translation>
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
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Steps after which the series repeats, for the seasonal naive forecast; detected when not given.</source>
        <translation>序列重复的步数，用于季节性朴素预测；未给出时自动检测。</translation>
    </message>
    <message>
        <source>Steps between the starts of two training windows; validation and test use every window.</source>
        <translation>两个训练窗口起点之间的步数；验证和测试使用所有窗口。</translation>
    </message>
    <message>
        <source>Steps between two outputs; 2 halves the sequence for the blocks that follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps left out between two parts of a chronological split.</source>
        <translation>按时间划分时，两部分之间略去的步数。</translation>
    </message>
    <message>
        <source>Steps per segment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps run operation by operation: CUDA graphs need a CUDA device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps run operation by operation: this model&apos;s cannot be captured ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps that one output of a level sees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>Subtract the mean and divide by the standard deviation of the training part, per column.</source>
        <translation>逐列减去训练部分的均值并除以其标准差。</translation>
    </message>
    <message>
        <source>Sunspots</source>
        <translation>太阳黑子</translation>
    </message>
    <message>
        <source>T: the last step of the sequence; n: how many steps are taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table of files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking the data&apos;s fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Test part</source>
        <translation>测试部分</translation>
    </message>
    <message>
        <source>Test where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text needs the block Embedding in the first place, so that characters become vectors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The blocks read raw samples, thousands a second: put the block Log-mel in the first place.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The class to recognise, as asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds no block. Copy a block on the Model page first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data are being prepared. Training can start in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data could not be prepared. Look at the Data page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data has no sample rate, so it is no sound: remove this block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data have changed since this run was trained; train again to be sure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data holds no class that the model knows, so there is nothing to compare with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data holds no known value of {targets} to compare with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data of run {run} have changed since it began, so it cannot go on. Start a new run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The decoded recordings cannot be kept in {folder}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device {name} is not present here. Choose auto or cpu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file starts with a byte order mark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first row holds names that do not come again below it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first row holds values like the rows below it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first row holds values that come again below it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {count} rows have fewer cells than the table below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {count} rows hold names above columns of values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {file} holds no files. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The frequency of its characters fits this encoding best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head sees the last step only. Add a recurrent layer or Flatten to use the steps before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The level of {target} moves away from the training part&apos;s mean of {train:.4g}: {val:.4g} in validation, {test:.4g} in test. A model that removes each window&apos;s level can help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The level of {target} moves: its mean is {train:.4g} in training, {val:.4g} in validation and {test:.4g} in test. A good validation loss promises little for the test part; a model that removes each window&apos;s level can help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss is no longer a number in epoch {epoch}. Choose a learning rate below {rate}, or gradient clipping of 1 or less. The last finished epoch is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss {loss} compares numbers, but the model answers classes: take cross-entropy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss {loss} judges classes, not numbers. Choose mse, mae or huber.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss {loss} judges numbers, not classes. Choose cross_entropy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lowest frequency, {low} Hz, is not below the highest, {high} Hz.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The memory of {device} does not suffice. Choose a batch size below {batch_size}, a smaller model, or cpu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model does not know the classes {classes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has never seen the character &apos;{character}&apos;. Leave it out of the beginning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model has nothing to look at. Give one number column of {file} the role feature.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is no better than always answering the commonest class, {label}: right for {model} % against {baseline} %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is no better than always answering {baseline}, as far as {examples} test sequences can tell: {measure} {model} against {error}, which may be chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is no better than always answering {baseline}: {measure} {model} against {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is no better than counting {baseline}, as far as {tokens} characters can tell: {model} nats per character against {error}, which may be chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is no better than counting {baseline}: {model} nats per character against {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is no better than the best naive forecast, {baseline}, as far as {examples} test forecasts can tell: {measure} {model} against {error} is {percent} % lower, which may be chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is no better than the best naive forecast, {baseline}: {measure} {model} against {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model needs {context} steps to look back and {horizon} known steps to compare with, but the longest series has {longest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model needs {model} nats per character, {percent} % fewer than counting {baseline} ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model was exported to {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s error ({measure} {model}) is {percent} % below that of always answering {baseline} ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s error ({measure} {model}) is {percent} % below that of the best naive forecast, {baseline} ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The naive forecast repeats the values of this many steps ago; 1 repeats the last value.</source>
        <translation>朴素预测重复这么多步之前的值；1 表示重复最后的值。</translation>
    </message>
    <message>
        <source>The naive head reads the data itself: remove the layers, or take the linear head.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The naive season of {season} steps is longer than the context of {context}: the last value is repeated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The names of the columns come again: a second table starts here. Its rows are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The only row holds names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The only row holds values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part of the name, or column of the table, that is to be recognised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parts of the split ask for {asked} {unit}, but there are only {total}. Make one of them smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project {file} has no trained run yet. Train it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recordings have different sampling rates ({rates} Hz); all were brought to {rate} Hz.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run&apos;s file {file} is missing or damaged. Remove the run&apos;s folder {folder}, or restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same {name} is in the training and the test part ({count} of {all}): the result says how well known ones are recognised. Split by the group {name} to see how well new ones are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segments head goes on where the block Segments began: add it, or take the linear head.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segments head needs at least two features from the block before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The segments head needs the segments in order: remove the block that merges them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The series repeats every {season} steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings are those of run {run} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings are those of run {run} now. Undo brings the others back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shortcut leads around {span} blocks, but only {index} come before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shortcut would add the characters&apos; numbers: lead it around the blocks after the embedding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stacked SimpleRNN with half of each layer&apos;s outputs dropped in training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The steps are side by side already: this Flatten changes nothing or repeats them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table starts at the first row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The template that this model started from.</source>
        <translation>此模型所用的起始模板。</translation>
    </message>
    <message>
        <source>The {label} of {file} is &apos;{cell}&apos;, which is not a number to learn. Choose the task classify.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {part} part has only {count} examples; its result can change much by chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {part} part holds no character that the model knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {part} part holds no known value of {targets} to compare the answers with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {part} part holds no known value of {targets} to compare the forecasts with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {part} part holds no known value of {targets}; make it larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {part} part of {steps} steps is too short for a window of {context} + {horizon} steps. Make it larger, or choose a shorter horizon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {part} part of {steps} steps is too short for a window of {context} + {horizon} steps. The largest context that fits is {fits}; or make the part larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are only {count} sequences, but training, validation and test need one each. Load more files, or split by time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are only {count} training examples; expect chance in the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a column {column}, so the task is classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an NVIDIA driver, but torch {version} cannot use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no device {name}. Choose auto, cpu, cuda, cuda:1 or mps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no display; the window will not open, the command line works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no encoding named {encoding} to read {file} with. Write one such as utf-8 or gb18030.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {file}. Choose where it is now, or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder for runs yet. Save the project, then train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no label column, so the task is a forecast.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run {run} in this project. Its newest: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting {key}. Near it: {near}. `workbench new --help` lists all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no template {name} for the task {task}. There are {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is only one class, {name}: nothing is to be told apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This block sees the character that is to be guessed: let it read forwards only, or be causal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This row has {count} cells instead of {width}; the last count as missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This row has {count} cells instead of {width}; the last stand in columns of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This row&apos;s quotes or delimiters are faulty; it was read as other rows are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be forecast, as asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be forecast: the last number column. Choose another if that is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training part</source>
        <translation>训练部分</translation>
    </message>
    <message>
        <source>Training writes into this project. Stop it or wait, then save elsewhere.</source>
        <translation>训练正在写入此项目。请先停止或等待，再保存到别处。</translation>
    </message>
    <message>
        <source>Trim silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two LSTM layers with dropout on changes since the last value, for longer memories.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two columns are named {name}; this one is called {unique}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two files would both become {file}. Convert them one at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two simple recurrent layers of 64 units, as in a textbook; fine for short memories.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two-way LSTM classifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>Validating epoch {epoch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation part</source>
        <translation>验证部分</translation>
    </message>
    <message>
        <source>W, U: weights; b, c: biases; all are learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W: learned weights where the widths differ, else nothing is changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W: one weight matrix per step that is seen; b: biases; both are learned at every level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W: recurrent weights; U: input weights; b: biases; all are learned and the same at every step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W: weights; b: biases; both are learned and the same for all segments and columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>What each column is for, by its name.</source>
        <translation>每一列的用途，按列名。</translation>
    </message>
    <message>
        <source>What training makes small: squared, absolute or Huber error; cross-entropy for classes.</source>
        <translation>训练要减小的量：平方、绝对或 Huber 误差；分类用交叉熵。</translation>
    </message>
    <message>
        <source>Where the first band begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the last band ends; half of the sample rate when not given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of four gestures was made? 240 recordings of a hand-held sensor, 20 to 50 steps each (simulated).</source>
        <translation>做的是四种手势中的哪一种？240 段手持传感器记录，每段 20 到 50 步（模拟数据）。</translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the model&apos;s files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto takes the best present; or cpu, cuda, cuda:1, mps.</source>
        <translation>auto 选用现有最佳设备；或 cpu、cuda、cuda:1、mps。</translation>
    </message>
    <message>
        <source>bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cpu: {cores} cores, torch uses {threads} threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cuda:{index}: {name}, {memory} GiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cₜ: the cell state, the long memory; g: what may be written to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d: the level, which looks 2ᵈ steps apart; each level reads the one before, from the past only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>个样本</translation>
    </message>
    <message>
        <source>f in the SimpleRNN&apos;s equation; GRU and LSTM have their own.</source>
        <translation>SimpleRNN 公式中的 f；GRU 和 LSTM 有自己的函数。</translation>
    </message>
    <message>
        <source>frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frameₜ: the samples of frame t; w: a Hann window; M: triangles that are even on the mel scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>i: the input gate (write); f: the forget gate (keep); o: the output gate (show)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>m: zeros with probability p, else ones, drawn anew in training; outside training yₜ = xₜ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean and var: over the features of step t; ε: epsilon; w, b: learned, one per feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mps: the graphics processor of this Mac</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>norm: each unit scaled to mean 0 and deviation 1 over the batch in training, then by what was seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pairs of characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>q, k, v: what step t asks for, offers to be found by, and tells; each head has its own of size n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>r: the reset gate, how much of the past the new state n uses; c: a bias inside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s: the segment; n: its length; every column of the data is a sequence of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>single characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>tanh or relu: the activation, applied to each number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the training part&apos;s mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the training part&apos;s median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the value of {season} steps before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torch does not start: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>xₜ, yₜ: input and output at step t, zero beyond the ends; W: weights per neighbour; b: biases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>xₜ, yₜ: input and output at step t; W: weights; b: biases; both are learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>xₜ: the input at step t; hₜ: the hidden state, and output, at step t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>z: the update gate, how much of the old state stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zₜ: what went into the block where the shortcut begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cell} is not a number; it counts as missing. Correct it in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cell} is not written like the other times; it counts as missing. Correct it in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column} holds names, so the task is to tell classes apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column} holds numbers, so the task is a forecast.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} missing values of {columns} are left to the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} missing values of {columns} repeat the value before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} missing values of {columns} were filled between their neighbours. Where a forecast starts inside a gap, its inputs hint at the value after it; repeating the last value does not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} more files are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} more problems are not listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} more problems were met in reading {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {sequences} sequences are too short for the window and are not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} recordings are clipped, such as {file}: they were too loud for their format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} recordings are silent, such as {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} sequences are in two parts with the same values, so the result will look too good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} steps in {file} are longer than the usual one; the model counts steps, not time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} times in {file} appear more than once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{delimiter} cannot be the delimiter of {file}: it must be a character, no line end, not the quote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} already holds a project. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} already holds a project. Open it, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be opened. These can: tables as text ({suffixes}) and project folders.</source>
        <translation>无法打开 {file}。可以打开：文本表格（{suffixes}）和项目文件夹。</translation>
    </message>
    <message>
        <source>{file} cannot be read as {encoding}. Choose another encoding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be written ({reason}). Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be written to: {reason}. Close other programs that use it, or copy the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}. Choose another folder.</source>
        <translation>无法写入 {file}：{reason}。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>{file} contradicts itself. Export the run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} does not exist. Check its name and folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} does not fit this run&apos;s model (first difference: {name}). Start the run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} does not fit this run&apos;s model ({name}). Start the run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} ends early: it has {size} of {said} bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} ends early: it holds {read} of {expected} samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} exists and is not an earlier export. Choose an empty or a new folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has changed since it was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has names of columns but no rows below them. Choose a file with data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no column with values. Choose a file with data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no column {column}. It has {near}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no number column that could be forecast.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no {label} in the table of files. Fill it in, or remove the recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds a setting that does not work: {key}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds neither model.onnx nor spec.json. Choose a folder that was exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds neither recordings nor tables. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds no sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds no sound: it has no samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds only blank lines. Choose a file with a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds only one row of data; a forecast needs a series of many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds other files. Choose a new or an empty folder.</source>
        <translation>{file} 中有其他文件。请选择新的或空的文件夹。</translation>
    </message>
    <message>
        <source>{file} holds samples that are no numbers (NaN or endless).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is a file, but several tables need a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is a file. Choose a folder for the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is a folder. Choose a file in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is an exported folder; it has no runs such as {run}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is damaged or does not belong to the spec.json beside it. Export the run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is damaged or was not exported by this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is damaged. Restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is empty: it has no bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is empty: it has no bytes. Choose a file with a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is left out: by its ending it is not a recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is left out: it is not named like {pattern}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is left out: {table} does not list it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is neither a project nor an exported folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a project of this program.</source>
        <translation>{file} 不是本程序的项目。</translation>
    </message>
    <message>
        <source>{file} is not a project: it holds no readable project.json. Choose a project&apos;s folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a readable description of an exported model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a readable project: damaged JSON in line {row}. Restore it from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a recording that can be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a text file: its bytes are no characters. Choose a CSV or another delimited text file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} lists none of the files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} may not be read. Ask for permission to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was not exported by this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was not in order of time; its rows were sorted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was written by a newer version of this program (format {found}, this one reads up to {known}). Install the newer version to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was written by a newer version of this program; install it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} would overwrite itself. Choose another place with --to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, row {row}, column {column}: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: a forecast needs time running down the rows, not one sequence per row. Choose another layout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: column {column} holds only one class, &apos;{label}&apos;. A model needs at least two to tell apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: column {column} of sequence {sequence} holds no value at all. Ignore the column, or choose that missing values are left to the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: labels of steps need time running down the rows, not one sequence per row. Choose another layout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: no column tells the sequences apart. Give one column the role sequence, or choose another layout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: row {row} has no class in column {column}. Fill it in, or remove the sequence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: row {row} holds no value. Remove the row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: row {row} of column {column} holds &apos;{text}&apos;, which is not a number. Correct it in the file, or give the column another role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: row {row} of column {column} holds no value. Fill it in, or choose how missing values are filled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: row {row} of column {column} is empty, so it is not clear which sequence the row belongs to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: row {row} of the time column {column} holds no time. Fill it in, or ignore the column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: the steps have {count} different labels. A model needs at least two to tell apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} may not be written: choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} GiB free in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{heads} heads cannot share {size} features evenly: take a number of heads that divides them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key}={text} does not work: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} is to be recognised, but the files&apos; names or table tell only {known}. Choose one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not known of every sequence, or changes within one. Known are {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not known of the sequences: neither their files nor a column that stays the same tell it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {op} {wanted} compares numbers, but {name} is &apos;{value}&apos; and the other &apos;{wanted}&apos;. Use == or != for texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pattern} does not tell where one part ends and the next begins. Put a character between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pattern} is not a pattern of names. Write parts in braces, such as {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pattern} names the part {name} twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{quote} cannot be the quote of {file}: it must be one character, or empty for none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sequence} has {steps} steps, but the model looks back over {context}. Give it a longer series.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share:.0%} of the training examples are of class {label}: always answering it would look good. Read the F1 score, not the accuracy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share:.0%} of the training steps are of class {label}: always answering it would look good. Read the F1 score, not the accuracy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} lies at another level in the test part ({test} standard deviations from the training mean) than in validation ({val}): the validation error does not foretell the test error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} never changes in the training part, so there is nothing to learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} answers differently from the model in this program: by {difference:.2g} at batch {batch} and length {length}, where {allowed:g} is allowed. Nothing was exported; please report this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} does not run in a process of its own ({reason}). Nothing was exported; please report this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{verdict}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ε: a floor 100 dB below full scale; then the bands are normalised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>σ: the sigmoid, from 0 to 1; ⊙: number by number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
