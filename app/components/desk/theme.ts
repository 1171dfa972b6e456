import { Alert, Badge, Button, Card, Checkbox, Col, DatePicker, Descriptions, Divider, Drawer, Dropdown, Empty, Flex, Input, InputNumber, Modal, Pagination, Popover, Progress, Radio, Row, Segmented, Select, Space, Spin, Statistic, Steps, Switch, Table, Tabs, Tag, Timeline, Tooltip, Tree, TreeSelect, Typography, type ThemeConfig } from 'antd';

/** Ant Design in our tokens. Styles come from `app/styles/antd.css`, extracted with this same object before the build. */
export const theme: ThemeConfig = {
  zeroRuntime: true,
  hashed: false,
  cssVar: { key: 'zhian' },
  token: {
    colorPrimary: '#1b5e66',
    colorInfo: '#1b5e66',
    colorLink: '#1b5e66',
    colorLinkHover: '#12474e',
    colorError: '#a8261b',
    colorWarning: '#9a6700',
    colorSuccess: '#2d6a3e',
    colorTextBase: '#1b2126',
    colorTextSecondary: '#4d585f',
    colorTextTertiary: '#59656d',
    colorTextPlaceholder: '#59656d',
    colorBorder: '#8b979d',
    colorBorderSecondary: '#e1e6e8',
    colorSplit: '#e1e6e8',
    colorBgLayout: '#ffffff',
    borderRadius: 4,
    fontSize: 14,
    lineHeight: 1.6,
    controlHeight: 34,
    fontFamily: "'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif",
    boxShadow: '0 6px 24px rgb(27 33 38 / 14%)',
    boxShadowSecondary: '0 6px 24px rgb(27 33 38 / 14%)',
    motion: false,
    wireframe: false,
  },
  components: {
    Table: {
      headerBg: '#ffffff',
      headerColor: '#4d585f',
      headerSplitColor: 'transparent',
      rowHoverBg: '#f6f8f8',
      rowSelectedBg: '#eaf2f3',
      cellPaddingBlockMD: 9,
      cellPaddingInlineMD: 12,
      borderColor: '#e1e6e8',
    },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Tabs: { horizontalMargin: '0 0 16px' },
    Tree: { nodeSelectedBg: '#eaf2f3', nodeHoverBg: '#f6f8f8' },
  },
};

/** Every component of the library that a page uses; the stylesheet holds these and no other. */
export const components = { Alert, Badge, Button, Card, Checkbox, Col, DatePicker, Descriptions, Divider, Drawer, Dropdown, Empty, Flex, Input, InputNumber, Modal, Pagination, Popover, Progress, Radio, Row, Segmented, Select, Space, Spin, Statistic, Steps, Switch, Table, Tabs, Tag, Timeline, Tooltip, Tree, TreeSelect, Typography };
