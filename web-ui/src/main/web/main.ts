import "./components/announcer";
import "./features/shell/app";
